using Microsoft.Playwright;

namespace CxMaturity.Browser.Tests;

/// <summary>
/// Pictures of all pages, to look at: with the variable CXMATURITY_PICTURES set to a folder, the tests of accessibility leave there each
/// page in full, in German as a dark telephone and in English as a light desk, and <c>result.png</c>, which the README shows.
/// </summary>
internal static class Pictures
{
    private const string Showcase = "wave-result-large";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("CXMATURITY_PICTURES");

    public static async Task TakeAsync(IPage page, string name, string language)
    {
        if (string.IsNullOrEmpty(Folder))
            return;
        var telephone = language == "de";
        await page.EmulateMediaAsync(new() { ColorScheme = telephone ? ColorScheme.Dark : ColorScheme.Light });
        await page.SetViewportSizeAsync(telephone ? 390 : Chromium.Desk.Width, telephone ? 844 : Chromium.Desk.Height);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{language}.png"), FullPage = true });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Chromium.Desk.Width, Chromium.Desk.Height);
        if (name == Showcase && !telephone)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "result.png") });
    }
}
