using System.Text.RegularExpressions;
using CxMaturity.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

public sealed partial class Answering(CxHost host, Chromium chromium)
{
    [Fact]
    public async Task Saves_each_click_at_once()
    {
        await using var visit = await chromium.VisitAsync(host);
        var sheet = await visit.BeginAsync();

        await Visit.AnswerAsync(visit.Page, "LEAD-02", "4");
        await visit.Page.ReloadAsync();

        await Expect(Visit.Choice(visit.Page, "LEAD-02", "4")).ToBeCheckedAsync();
        (await host.EventNamesAsync(sheet)).ShouldBe(["answer_sheet_opened", "question_answered"]);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Revises_with_a_second_click_and_keeps_both_in_the_log()
    {
        await using var visit = await chromium.VisitAsync(host);
        var sheet = await visit.BeginAsync();

        await Visit.AnswerAsync(visit.Page, "LEAD-02", "4");
        var revised = visit.Page.WaitForResponseAsync(IsSave);
        await Visit.Choice(visit.Page, "LEAD-02", "2").CheckAsync();
        (await revised).Status.ShouldBe(200);
        await visit.Page.ReloadAsync();

        await Expect(Visit.Choice(visit.Page, "LEAD-02", "2")).ToBeCheckedAsync();
        var events = await host.EventsAsync(sheet);
        events.Select(happened => happened.Type).ShouldBe(["answer_sheet_opened", "question_answered", "answer_revised"]);
        events[2].Data.ShouldContain("\"from\": 4", Case.Insensitive);
        events[2].Data.ShouldContain("\"to\": 2", Case.Insensitive);
    }

    [Fact]
    public async Task Leads_whoever_comes_back_to_the_first_open_item()
    {
        await using var visit = await chromium.VisitAsync(host);
        await visit.BeginAsync();
        var items = await Visit.ItemsAsync(visit.Page);
        await Visit.AnswerAsync(visit.Page, items[0], "3");
        await Visit.AnswerAsync(visit.Page, items[1], "na");

        await visit.Page.CloseAsync();
        var later = await visit.Context.NewPageAsync();
        await later.GotoAsync("/");
        await later.Locator(".continue-list a").ClickAsync();

        await later.WaitForURLAsync(new Regex($"/pages/LEAD#{items[2]}$"));
        await Expect(Visit.Choice(later, items[1], "na")).ToBeCheckedAsync();
        await Expect(later.Locator($"fieldset#{items[2]} .still-open")).ToBeVisibleAsync();
        await Expect(later.Locator($"fieldset#{items[2]}")).ToBeInViewportAsync();
        (await Visit.ItemsAsync(later)).ShouldBe(items, "the sheet keeps its order");
    }

    [Fact]
    public async Task Takes_a_double_click_for_one_answer()
    {
        await using var visit = await chromium.VisitAsync(host);
        var sheet = await visit.BeginAsync();

        await Visit.Choice(visit.Page, "LEAD-01", "5").DblClickAsync();
        await Expect(Visit.Saved(visit.Page, "LEAD-01")).ToContainTextAsync("saved");
        // Both clicks reach this page: a mouse may be slower than the next page, and would press the button there.
        await visit.Page.Locator("button[value=on]").EvaluateAsync("button => { button.click(); button.click(); }");
        await visit.Page.WaitForURLAsync("**/pages/INC");

        (await host.EventNamesAsync(sheet)).ShouldBe(["answer_sheet_opened", "question_answered"]);
    }

    [Fact]
    public async Task Saves_a_whole_page_on_continuing_where_no_script_runs()
    {
        await using var visit = await chromium.VisitAsync(host, "de", script: false);
        var sheet = await visit.BeginAsync();
        var page = visit.Page;
        string[] items = ["LEAD-01", "LEAD-02", "LEAD-03", "LEAD-04"];

        foreach (var item in items)
            await Visit.Choice(page, item, "3").CheckAsync();
        await page.Locator("button[value=on]").ClickAsync();
        await page.WaitForURLAsync("**/pages/INC");
        await page.Locator("button[value=back]").ClickAsync();
        await page.WaitForURLAsync("**/pages/LEAD");

        foreach (var item in items)
            await Expect(Visit.Choice(page, item, "3")).ToBeCheckedAsync();
        (await host.EventNamesAsync(sheet)).ShouldBe(["answer_sheet_opened", .. items.Select(_ => "question_answered")]);
    }

    [Fact]
    public async Task Says_what_is_not_saved_without_a_connection_and_saves_it_when_it_is_back()
    {
        await using var visit = await chromium.VisitAsync(host);
        var sheet = await visit.BeginAsync();

        await visit.Context.SetOfflineAsync(true);
        await Visit.Choice(visit.Page, "LEAD-01", "2").CheckAsync();
        await Visit.Choice(visit.Page, "LEAD-02", "3").CheckAsync();
        await Expect(Visit.Saved(visit.Page, "LEAD-01")).ToContainTextAsync("No connection");
        await Expect(Visit.Saved(visit.Page, "LEAD-02")).ToContainTextAsync("No connection");
        (await host.EventNamesAsync(sheet)).ShouldBe(["answer_sheet_opened"]);

        await visit.Context.SetOfflineAsync(false);
        await Expect(Visit.Saved(visit.Page, "LEAD-01")).ToHaveTextAsync(SavedAt());
        await Expect(Visit.Saved(visit.Page, "LEAD-02")).ToHaveTextAsync(SavedAt());
        (await host.EventNamesAsync(sheet)).ShouldBe(["answer_sheet_opened", "question_answered", "question_answered"]);
    }

    [Fact]
    public async Task Goes_on_in_the_other_language_at_the_same_place_with_the_same_answers()
    {
        await using var visit = await chromium.VisitAsync(host);
        var page = visit.Page;
        await visit.BeginAsync();
        await page.Locator("button[value=on]").ClickAsync();
        await page.WaitForURLAsync("**/pages/INC");
        var order = await Visit.ItemsAsync(page);
        await Visit.AnswerAsync(page, "INC-01", "4");
        await Visit.AnswerAsync(page, "INC-03", "na");

        await page.Locator("form.language button[value=de]").ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        Visit.CodeOf(page).ShouldBe("INC");
        (await Visit.ItemsAsync(page)).ShouldBe(order);
        (await Visit.ChosenAsync(page)).ShouldBe(new Dictionary<string, string> { ["INC-01"] = "4", ["INC-03"] = "na" }, ignoreOrder: true);
        await Visit.AnswerAsync(page, "INC-02", "1");
        await Expect(Visit.Saved(page, "INC-02")).ToContainTextAsync("gespeichert");
    }

    [Fact]
    public async Task Loses_nothing_of_a_sheet_in_two_tabs()
    {
        await using var visit = await chromium.VisitAsync(host);
        var (first, second) = (visit.Page, await visit.Context.NewPageAsync());
        await visit.BeginAsync();
        await Visit.AnswerAsync(first, "LEAD-01", "2");
        await second.GotoAsync(first.Url);

        await Task.WhenAll(Visit.AnswerAsync(first, "LEAD-02", "3"), Visit.AnswerAsync(second, "LEAD-03", "4"));
        await Visit.AnswerAsync(first, "LEAD-04", "1");
        var revised = first.WaitForResponseAsync(IsSave);
        await Visit.Choice(first, "LEAD-01", "5").CheckAsync();
        await revised;
        // The second tab still shows the 2 that was there when it was opened; going on must not bring it back.
        await second.Locator("button[value=on]").ClickAsync();
        await second.WaitForURLAsync("**/pages/INC");

        await first.ReloadAsync();
        (await Visit.ChosenAsync(first)).ShouldBe(
            new Dictionary<string, string> { ["LEAD-01"] = "5", ["LEAD-02"] = "3", ["LEAD-03"] = "4", ["LEAD-04"] = "1" }, ignoreOrder: true);
    }

    private static bool IsSave(IResponse response) => response.Request.Method == "POST" && response.Url.Contains("/answers/", StringComparison.Ordinal);

    [GeneratedRegex("^saved ")]
    private static partial Regex SavedAt();
}
