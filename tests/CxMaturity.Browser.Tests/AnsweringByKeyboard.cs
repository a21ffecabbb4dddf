using CxMaturity.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

public sealed class AnsweringByKeyboard(CxHost host, Chromium chromium)
{
    private const string Focused = """
        () => {
          const element = document.activeElement;
          const ring = getComputedStyle(element.closest("label.choice, label.level") ?? element);
          const box = element.getBoundingClientRect();
          return {
            kind: element.matches("fieldset.item input") ? "radio" : element.matches("button[value=on]") ? "on" : element.matches("button.term") ? "term" : "",
            item: element.closest("fieldset.item")?.id ?? "",
            ring: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
            inView: box.bottom > 0 && box.top < innerHeight
          };
        }
        """;

    private sealed class Focus
    {
        public string Kind { get; set; } = "";
        public string Item { get; set; } = "";
        public bool Ring { get; set; }
        public bool InView { get; set; }
    }

    [Fact]
    public async Task Fills_a_page_and_goes_on_with_the_focus_always_in_sight()
    {
        await using var visit = await chromium.VisitAsync(host, "de");
        var page = visit.Page;
        await visit.BeginAsync();
        var items = await Visit.ItemsAsync(page);

        var answered = new List<string>();
        var focus = await NextAsync(page);
        for (var steps = 0; focus.Kind != "on"; steps++)
        {
            steps.ShouldBeLessThan(80, "the way through the page has an end");
            if (focus.Kind == "radio" && !answered.Contains(focus.Item))
            {
                await page.Keyboard.PressAsync("Space");
                await page.Keyboard.PressAsync(answered.Count % 2 == 0 ? "ArrowRight" : "ArrowDown");
                answered.Add(focus.Item);
                await Expect(Visit.Choice(page, focus.Item, "2")).ToBeCheckedAsync();
            }

            focus = await NextAsync(page);
        }

        answered.ShouldBe(items, "each item is reached, in the order in which it is read");
        foreach (var item in items)
            await Expect(Visit.Saved(page, item)).ToContainTextAsync("gespeichert");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/pages/INC");
    }

    [Fact]
    public async Task Opens_a_definition_and_closes_it_with_Escape()
    {
        await using var visit = await chromium.VisitAsync(host);
        var page = visit.Page;
        await visit.BeginAsync();

        for (var focus = await NextAsync(page); focus.Kind != "term"; focus = await NextAsync(page))
            focus.Kind.ShouldNotBe("on", "a term stands on this page");
        var term = page.Locator("button.term:focus");
        var definition = page.Locator($"#{await term.GetAttributeAsync("popovertarget")}");
        await Expect(definition).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(definition).ToBeVisibleAsync();
        (await definition.InnerTextAsync()).Length.ShouldBeGreaterThan(30);

        await page.Keyboard.PressAsync("Escape");
        await Expect(definition).ToBeHiddenAsync();
        await Expect(term).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Skips_to_the_content()
    {
        await using var visit = await chromium.VisitAsync(host);
        await visit.BeginAsync();

        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("a.skip")).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
    }

    private static async Task<Focus> NextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        var focus = await page.EvaluateAsync<Focus>(Focused);
        focus.Ring.ShouldBeTrue($"the focus can be seen on {focus.Kind} {focus.Item}");
        focus.InView.ShouldBeTrue($"the focus is in sight on {focus.Kind} {focus.Item}");
        return focus;
    }
}
