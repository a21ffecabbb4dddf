using CxMaturity.Web.Tests;
using Microsoft.Playwright;

namespace CxMaturity.Browser.Tests;

/// <summary>One tab in which a class looks at one page after another: opening a tab costs more than most looks.</summary>
public sealed class OneTab(CxHost host, Chromium chromium) : IAsyncDisposable
{
    private Visit? visit;

    /// <summary>The tab as it was when it was new: signed in, light, on a desk, without a complaint.</summary>
    public async Task<Visit> AsNewAsync(string language)
    {
        if (visit is null || visit.Page.IsClosed)
            return visit = await chromium.VisitAsync(host, language);
        visit.ForgetComplaints();
        await visit.Context.ClearCookiesAsync();
        await Chromium.SignInAsync(visit.Context, host);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.Page.SetViewportSizeAsync(Chromium.Desk.Width, Chromium.Desk.Height);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (visit is not null)
            await visit.DisposeAsync();
    }
}
