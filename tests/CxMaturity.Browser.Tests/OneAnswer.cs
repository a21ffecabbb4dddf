using System.Globalization;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;
using CxMaturity.Web.Tests;
using CxMaturity.Web.Tests.Excel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

public sealed class OneAnswer(CxHost host, Chromium chromium)
{
    private const string LeftUnjudged = "LEAD-05";

    /// <summary>What is answered, so that the result can be worked out by hand: each item of a dimension as if it stood at this level.</summary>
    private static readonly Dictionary<string, int> Standing = new() { ["LEAD"] = 4, ["INC"] = 3, ["SILO"] = 2, ["ROLE"] = 5 };

    [Fact]
    public async Task Travels_from_the_browser_to_the_workbook()
    {
        await using var visit = await chromium.VisitAsync(host);
        var page = visit.Page;
        var questionnaire = host.Services.GetRequiredService<QuestionnaireCatalog>().Require("cx-executive-check", "1.0");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin the self-check" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.WaitForURLAsync("**/pages/LEAD");
        var sheet = Visit.SheetOf(page);
        var answers = await FillAsync(page, questionnaire);

        await page.WaitForURLAsync("**/review");
        await Expect(page.GetByText("All questions are answered.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit the sheet" }).ClickAsync();
        await page.WaitForURLAsync("**/result");

        // Four foundations of equal weight at 4, 3, 2 and 5: score 3.5, index 62.5, level 4; held at 3 by the silos at level 2.
        await Expect(page.Locator(".headline .eyebrow")).ToContainTextAsync("Level of the foundations: 3 of 5");
        await Expect(page.Locator(".headline .index strong")).ToHaveTextAsync("63");
        await Expect(page.Locator("ul.caps")).ToContainTextAsync("Silo");
        using var workbook = await DownloadAsync(page);
        workbook.Faults().ShouldBeEmpty();
        Overview(workbook, "score").ShouldBe(3.5, 1e-9);
        Overview(workbook, "index").ShouldBe(62.5, 1e-9);
        Overview(workbook, "raw-level").ShouldBe(4);
        Overview(workbook, "level").ShouldBe(3);

        var shown = await page.ScoresAsync();
        foreach (var dimension in questionnaire.Dimensions)
        {
            var expected = (double)Standing[dimension.Code];
            shown[dimension.Name.En].ShouldBe(expected.ToString("0.0", CultureInfo.InvariantCulture));
            workbook.Number("Dimensions", workbook.ColumnOf("Dimensions", "Score") + workbook.RowOf("Dimensions", "A", dimension.Code)).ShouldBe(expected, 1e-9);
        }

        var own = workbook.ColumnOf("Items", "Your answer");
        foreach (var (item, value) in answers.Where(answer => answer.Key != LeftUnjudged))
            workbook.Number("Items", own + workbook.RowOf("Items", "A", item)).ShouldBe(double.Parse(value, CultureInfo.InvariantCulture), item);
        var words = workbook.ColumnOf("Items", "Your answer in words");
        workbook.Text("Items", words + workbook.RowOf("Items", "A", LeftUnjudged)).ShouldBe(questionnaire.Scale.CannotJudge.En);

        (await host.EventNamesAsync(sheet)).ShouldBe(
            ["answer_sheet_opened", .. answers.Select(_ => "question_answered"), "answer_sheet_submitted_v2"]);
        visit.Complaints.ShouldBeEmpty();
    }

    /// <summary>Clicks through all pages, by the words on the buttons, and tells what was given.</summary>
    private static async Task<Dictionary<string, string>> FillAsync(IPage page, Questionnaire questionnaire)
    {
        var answers = new Dictionary<string, string>();
        foreach (var dimension in questionnaire.Dimensions)
        {
            await page.WaitForURLAsync($"**/pages/{dimension.Code}");
            foreach (var id in await Visit.ItemsAsync(page))
            {
                var level = Standing[dimension.Code];
                var value = id == LeftUnjudged ? "na" : (questionnaire.Find(id)!.Key < 0 ? 6 - level : level).ToString(CultureInfo.InvariantCulture);
                await Visit.AnswerAsync(page, id, value);
                answers[id] = value;
            }

            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Continue|To the review)$") }).ClickAsync();
        }

        answers.Count.ShouldBe(questionnaire.ItemsFor(Audience.X).Count());
        return answers;
    }

    internal static double Overview(ReadBack workbook, string id) => workbook.Number("Overview", $"B{workbook.RowOf("Overview", "D", id)}");

    internal static async Task<ReadBack> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Excel workbook" }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return new(bytes.ToArray());
    }
}

/// <summary>The numbers of a results page, as a reader finds them.</summary>
internal static class ShownScores
{
    /// <summary>From the table of dimensions: the score of each, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ScoresAsync(this IPage page) =>
        (await page.RowsAsync()).ToDictionary(row => row[0], row => row[1]);

    /// <summary>The table of dimensions, row by row, cell by cell.</summary>
    public static async Task<string[][]> RowsAsync(this IPage page) => await page.Locator("#dimension-table + .scroll tbody tr")
        .EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => cell.firstChild.textContent.trim()))");
}
