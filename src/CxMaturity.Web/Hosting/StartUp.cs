using System.Text.Json;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CxMaturity.Web.Hosting;

/// <summary>How the app comes up, and what it says when it does not.</summary>
public static class StartUp
{
    private const int Refused = 2;

    private static volatile bool speaksJson;

    /// <summary>A start that cannot succeed ends with a sentence, not with a stack of calls.</summary>
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception refused) when (refused is StartRefusedException or EmbeddedPostgresException or ContentException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{busy.Message} Choose another port: --urls http://localhost:PORT.");
            return Refused;
        }
    }

    /// <summary>A published app finds its own files from whatever folder it is started in.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = DemoSwitch.Without(args),
        ContentRootPath = !Directory.Exists("wwwroot") && Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"))
            ? AppContext.BaseDirectory
            : null
    };

    /// <summary>What the app says of itself joins the log lines where those are JSON, so that every line of the output is.</summary>
    public static void Say(string sentence) => Console.WriteLine(speaksJson
        ? JsonSerializer.Serialize(new { LogLevel = nameof(LogLevel.Information), Category = nameof(CxMaturity), Message = sentence })
        : sentence);

    public static void SpeakJson(bool speaks) => speaksJson = speaks;

    /// <summary>The address as people open it: passkeys and cookies want a name, not a number.</summary>
    public static string? AddressToOpen(this WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?.Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("[::1]", "localhost", StringComparison.Ordinal);

    /// <summary>Serves until it is stopped, and prints the one link that works.</summary>
    public static async Task ServeAsync(this WebApplication app)
    {
        var first = app.Services.GetRequiredService<FirstStart>();
        var isOver = await first.IsOverAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (app.AddressToOpen() is { } address)
                Say($"CxMaturity is ready: {address}");
            if (!isOver && app.AddressToOpen() is { } opened)
                Say($"Nobody has an account yet. This link makes the first one: {opened}{first.Path}");
        });
        await Stopping.RunAsync(app);
    }
}
