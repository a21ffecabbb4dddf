using CxMaturity.Browser.Tests;
using CxMaturity.Web.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CxMaturity.Browser.Tests;

/// <summary>One browser for all tests of the assembly; each visit has its own cookies.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public static readonly (int Width, int Height) Desk = (1280, 900);

    private const float Patience = 30_000;

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = Flags
        });
    }

    /// <summary>A person at a computer, signed in unless told otherwise: nothing else remembered, and everything noted that the page complains about.</summary>
    public async Task<Visit> VisitAsync(CxHost host, string language = "en", bool script = true, (int Width, int Height)? size = null, bool signedIn = true)
    {
        var visit = await VisitAsync(host.Address, language, script, size);
        if (signedIn)
            await SignInAsync(visit.Context, host);
        return visit;
    }

    public static Task SignInAsync(IBrowserContext context, CxHost host) =>
        context.AddCookiesAsync([new() { Name = host.First.Cookie.Name, Value = host.First.Cookie.Value, Url = host.Address.ToString() }]);

    /// <summary>A person whom nobody knows.</summary>
    public async Task<Visit> VisitAsync(Uri address, string language = "en", bool script = true, (int Width, int Height)? size = null)
    {
        var (width, height) = size ?? Desk;
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language == "de" ? "de-DE" : "en-GB",
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce
        });
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
