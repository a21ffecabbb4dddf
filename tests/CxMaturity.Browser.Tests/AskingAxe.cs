using CxMaturity.Web.Tests;

namespace CxMaturity.Browser.Tests;

/// <summary>Silence of axe means something only if it speaks where there is a fault.</summary>
public sealed class AskingAxe(CxHost host, Chromium chromium)
{
    [Fact]
    public async Task It_names_what_is_wrong()
    {
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.GotoAsync("/articles");
        // Styles are set by script: the content security policy takes none from within the page.
        await visit.Page.EvaluateAsync("""
            () => {
              const main = document.querySelector("main");
              main.innerHTML = '<h1>Faults</h1><img src="/favicon.svg"><p>pale</p><button aria-label="a"></button><button aria-label="b"></button>';
              Object.assign(main.querySelector("p").style, { color: "#ccc", background: "#fff" });
              for (const button of main.querySelectorAll("button"))
                Object.assign(button.style, { width: "9px", height: "9px", padding: 0, minHeight: 0, minWidth: 0 });
            }
            """);

        var all = await Axe.FaultsAsync(visit.Page, Axe.Everything);
        all.ShouldContain(fault => fault.StartsWith("image-alt: <img", StringComparison.Ordinal));
        all.ShouldContain(fault => fault.StartsWith("color-contrast: <p", StringComparison.Ordinal));
        all.ShouldContain(fault => fault.StartsWith("target-size: <button", StringComparison.Ordinal));

        var some = await Axe.FaultsAsync(visit.Page, Axe.ColoursAndRoom);
        some.ShouldContain(fault => fault.StartsWith("color-contrast: <p", StringComparison.Ordinal));
        some.ShouldNotContain(fault => fault.StartsWith("image-alt", StringComparison.Ordinal));
    }
}
