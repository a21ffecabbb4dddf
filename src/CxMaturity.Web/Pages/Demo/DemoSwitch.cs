using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>The switch <c>--demo</c>: the demo is there when the app is, and its link is printed too.</summary>
public static class DemoSwitch
{
    private const string Switch = "--demo";

    /// <summary>A switch without a value would take the next argument for one.</summary>
    public static string[] Without(string[] args) => [.. args.Where(argument => argument != Switch)];

    public static async Task MakeDemoAsync(this WebApplication app, string[] args)
    {
        if (!args.Contains(Switch))
            return;
        app.Services.GetRequiredService<DemoShowing>().IsOn = true;
        await app.Services.GetRequiredService<DemoKeeping>().EnsureAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => StartUp.Say($"The demo organisation: {app.AddressToOpen()}/demo"));
    }
}
