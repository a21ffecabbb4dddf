using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

public sealed class ABoardByKeyboard(CxHost host, Chromium chromium)
{
    [Fact]
    public async Task Moves_a_card_there_and_back_and_goes_on_from_it()
    {
        var ct = TestContext.Current.CancellationToken;
        var (to, keeping) = (new Situation(host), host.Services.GetRequiredService<InitiativeKeeping>());
        var org = await to.OrganizationAsync("Tastatur AG");
        var id = await keeping.ProposeAsync(org, "Ein Formular statt vier", null, [], ct);
        await using var visit = await chromium.VisitAsync(host, "de");
        var page = visit.Page;
        await page.GotoAsync($"/o/{org}/board");

        // From the title of the card to its buttons.
        await page.Locator($"#card-{id:N} h4 a").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator($"#card-{id:N} button[value=right]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[role=status]").First).ToContainTextAsync("Ein Formular statt vier");
        await Expect(page.Locator($"#card-{id:N}")).ToBeFocusedAsync();
        await Expect(page.Locator($"#card-{id:N}")).ToHaveAttributeAsync("data-column", "Scoped");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator($"#card-{id:N} h4 a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator($"#card-{id:N} button[value=left]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator($"#card-{id:N}")).ToHaveAttributeAsync("data-column", "Idea");
        (await keeping.RequireAsync(org, id, ct)).State.Column.ShouldBe(BoardColumn.Idea);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lets_a_card_be_dragged_too()
    {
        var ct = TestContext.Current.CancellationToken;
        var (to, keeping) = (new Situation(host), host.Services.GetRequiredService<InitiativeKeeping>());
        var org = await to.OrganizationAsync("Maus AG");
        var id = await keeping.ProposeAsync(org, "Ein Formular statt vier", null, [], ct);
        await using var visit = await chromium.VisitAsync(host, "de");
        await visit.Page.GotoAsync($"/o/{org}/board");

        await visit.Page.Locator($"#card-{id:N}").DragToAsync(visit.Page.Locator("[data-drop=Scoped]"));

        await Expect(visit.Page.Locator($"#card-{id:N}")).ToHaveAttributeAsync("data-column", "Scoped");
        visit.Complaints.ShouldBeEmpty();
    }
}
