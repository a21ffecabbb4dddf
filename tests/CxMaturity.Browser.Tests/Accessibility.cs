using CxMaturity.Web.Tests;
using Microsoft.Playwright;

namespace CxMaturity.Browser.Tests;

/// <summary>Each page in German.</summary>
public sealed class AccessibilityInGerman(CxHost host, OneTab tab, ASite site) : Accessibility(host, tab, site, "de");

/// <summary>Each page in English.</summary>
public sealed class AccessibilityInEnglish(CxHost host, OneTab tab, ASite site) : Accessibility(host, tab, site, "en");

/// <summary>
/// What a page must be for everybody: without a fault that axe can find, light and dark, and usable on a screen of 320 pixels. How a page
/// is built does not depend on its language, so all rules look at it in English; what words can change, colours, targets and room, is
/// looked at in both.
/// </summary>
public abstract class Accessibility(CxHost host, OneTab tab, ASite site, string language) : IClassFixture<OneTab>
{
    public static TheoryData<string> Pages => [.. ASite.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Of_the_page(string name)
    {
        var visit = await tab.AsNewAsync(language);
        await site.GoAsync(host, visit.Page, name);
        await InspectAsync(visit, name);
    }

    [Fact]
    public async Task Of_every_article()
    {
        var articles = ASite.ArticlesOf(host).ToArray();
        articles.Length.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var article in articles)
        {
            var visit = await tab.AsNewAsync(language);
            await visit.Page.GotoAsync($"/articles/{article}");
            await InspectAsync(visit, $"article-{article}");
        }
    }

    private async Task InspectAsync(Visit visit, string name)
    {
        var page = visit.Page;
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await page.TitleAsync()).ShouldMatch(@"^\S.* – CxMaturity$");
        (await page.Locator("h1").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldNotBeNullOrWhiteSpace();
        visit.Complaints.ShouldBeEmpty(name);
        await Pictures.TakeAsync(page, name, language);

        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(details => details.open = true)");
        if (language == "en")
            (await Axe.FaultsAsync(page, Axe.Everything)).ShouldBeEmpty($"{name}, light");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(320, 640);
        (await WiderThanTheScreenAsync(page)).ShouldBeEmpty($"{name} at 320 px");
        (await SmallTargetsAsync(page)).ShouldBeEmpty($"{name} at 320 px");
        (await Axe.FaultsAsync(page, Axe.ColoursAndRoom)).ShouldBeEmpty($"{name}, dark, at 320 px");
    }

    /// <summary>What makes the document scroll sideways; parts that scroll within their own frame do not.</summary>
    private static Task<string[]> WiderThanTheScreenAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] :
          [`${document.documentElement.scrollWidth} px`, ...[...document.querySelectorAll("main *, header *, footer *")]
            .filter(element => element.getBoundingClientRect().right > innerWidth && !element.parentElement.closest(".scroll"))
            .slice(-5).map(element => element.outerHTML.slice(0, 160))]
        """);

    /// <summary>Targets below 24 by 24 pixels, links within sentences apart.</summary>
    private static Task<string[]> SmallTargetsAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("button, input:not([type=hidden]), select, textarea, summary, .button, nav a, footer a, ol.page-list a")]
          .map(element => [element, (element.matches("input[type=radio], input[type=checkbox]") && element.closest("label") || element).getBoundingClientRect()])
          .filter(([element, box]) => element.checkVisibility() && (box.width < 24 || box.height < 24))
          .map(([element, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`)
        """);
}
