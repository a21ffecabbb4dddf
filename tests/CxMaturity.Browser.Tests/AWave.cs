using System.Globalization;
using System.Net.Http.Json;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;
using CxMaturity.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

public sealed class AWave(CxHost host, Chromium chromium)
{
    private const int PeoplePerGroup = 5;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Travels_from_the_form_over_shared_links_to_the_workbook()
    {
        await using var keeper = await chromium.VisitAsync(host);
        var page = keeper.Page;
        var questionnaire = host.Services.GetRequiredService<QuestionnaireCatalog>().Require("cx-pulse", "1.0");
        await MakeAsync(page);
        var (organization, wave) = PlaceOf(page);
        var links = await LinksAsync(page);

        // One person of each group comes by the shared link, and answers a page by hand; the rest goes quicker over the API.
        var invited = await Task.WhenAll(AnswerByLinkAsync(links["Executives"], 4), AnswerByLinkAsync(links["Middle management"], 2));
        await Task.WhenAll(
            AnswerRestAsync(organization, wave, questionnaire, Audience.X, 4, invited[0]),
            AnswerRestAsync(organization, wave, questionnaire, Audience.M, 2, invited[1]));

        await ReloadUntilAsync(page, $"Sheets submitted\n{2 * PeoplePerGroup}");
        await page.GetByText("Yes, the wave is to be closed for good.").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the wave" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Result", Exact = true }).ClickAsync();
        await Expect(page.Locator(".headline .eyebrow")).ToBeVisibleAsync();

        // Executives stand at 4, middle management at 2, the frontline is missing: with weights of a quarter each, 3.
        using var workbook = await OneAnswer.DownloadAsync(page);
        workbook.Faults().ShouldBeEmpty();
        OneAnswer.Overview(workbook, "score").ShouldBe(3, 1e-9);
        OneAnswer.Overview(workbook, "index").ShouldBe(50, 1e-9);
        OneAnswer.Overview(workbook, "n").ShouldBe(2 * PeoplePerGroup);
        await Expect(page.Locator(".headline .index strong")).ToHaveTextAsync("50");

        var rows = (await page.RowsAsync()).ToDictionary(row => row[0]);
        foreach (var dimension in questionnaire.Dimensions)
        {
            var row = rows[dimension.Name.En];
            row[1..4].ShouldBe(["3.0", "50", "3"], dimension.Code);
            row[4..8].ShouldBe(["10", "4.0", "2.0", "no answers"], dimension.Code);
            var number = workbook.RowOf("Dimensions", "A", dimension.Code);
            double Cell(string heading) => workbook.Number("Dimensions", workbook.ColumnOf("Dimensions", heading) + number);
            Cell("Score").ShouldBe(3, 1e-9);
            Cell("Level").ShouldBe(3);
            Cell("n").ShouldBe(10);
            Cell("Executives (X)").ShouldBe(4, 1e-9);
            Cell("Middle management (M)").ShouldBe(2, 1e-9);
        }

        keeper.Complaints.ShouldBeEmpty();
    }

    /// <summary>Counts come a moment later while somebody else writes much at once; people reload, and so does this.</summary>
    private static async Task ReloadUntilAsync(IPage page, string facts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            await page.ReloadAsync();
        }
        while (!(await page.Locator("dl.facts").InnerTextAsync()).Contains(facts, StringComparison.Ordinal));
    }

    private static async Task MakeAsync(IPage page)
    {
        await page.GotoAsync("/organizations");
        await page.GetByLabel("Name of the organisation").FillAsync("Beispiel AG");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the organisation" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Make a wave" }).ClickAsync();
        await page.GetByLabel("Name of the wave").FillAsync("Autumn pulse");
        await page.GetByLabel("Questionnaire").SelectOptionAsync("cx-pulse 1.0");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Named" }).CheckAsync();
        await page.GetByLabel("Code, row 1").FillAsync("HQ");
        await page.GetByLabel("Name in English, row 1").FillAsync("Headquarters");
        foreach (var group in new[] { "Executives", "Middle management", "Frontline and staff" })
            await page.GetByLabel($"{group}, row 1").FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the wave" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the wave" }).ClickAsync();
        await Expect(page.GetByText("The wave has been running since")).ToBeVisibleAsync();
    }

    private static (string Organization, string Wave) PlaceOf(IPage page) =>
        new Uri(page.Url).AbsolutePath.Split('/') is [_, "o", var organization, "waves", var wave] ? (organization, wave) : throw new FormatException(page.Url);

    private static async Task<Dictionary<string, string>> LinksAsync(IPage page)
    {
        var links = new Dictionary<string, string>();
        foreach (var share in await page.Locator(".share").AllAsync())
            links[(await share.Locator("label").InnerTextAsync()).Split(" – ")[^1]] = await share.Locator("input").InputValueAsync();
        return links;
    }

    private async Task<Guid> AnswerByLinkAsync(string link, int level)
    {
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.GotoAsync(link);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/pages/LEAD");
        var items = await Visit.ItemsAsync(visit.Page);
        await Visit.AnswerAsync(visit.Page, items[0], level.ToString(CultureInfo.InvariantCulture));
        visit.Complaints.ShouldBeEmpty();
        return Visit.SheetOf(visit.Page);
    }

    private async Task AnswerRestAsync(string organization, string wave, Questionnaire questionnaire, Audience audience, int level, Guid invited)
    {
        using var client = host.Browser();
        var root = $"/api/v1/organizations/{organization}";
        for (var person = 0; person < PeoplePerGroup; person++)
        {
            var sheet = person == 0 ? invited.ToString() : await OpenAsync(client, $"{root}/waves/{wave}/sheets", audience);
            // Around the group's level, and not all alike: what all say is withheld.
            var own = level + (person == 0 ? 0 : person % 2 == 0 ? 1 : -1);
            foreach (var item in questionnaire.ItemsFor(audience))
                (await client.PutAsJsonAsync($"{root}/sheets/{sheet}/answers/{item.Id}", new { value = item.Key < 0 ? 6 - own : own }, Ct)).EnsureSuccessStatusCode();
            (await client.PostAsync($"{root}/sheets/{sheet}/submit", null, Ct)).EnsureSuccessStatusCode();
        }
    }

    private static async Task<string> OpenAsync(HttpClient client, string address, Audience audience)
    {
        var opened = await client.PostAsJsonAsync(address, new { variant = audience.ToString(), unit = "HQ" }, Ct);
        opened.EnsureSuccessStatusCode();
        return (await opened.Content.ReadFromJsonAsync<Web.Api.CreatedSheet>(Ct))!.Id;
    }
}
