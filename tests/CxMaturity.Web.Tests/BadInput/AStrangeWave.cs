using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxMaturity.Web.Tests.Excel;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Tests.BadInput;

/// <summary>Each page says in words what cannot be said and why; no number that is none reaches a page, a cell or an answer of the API.</summary>
[Collection(StrangeWavesTogether.Name)]
public sealed partial class AStrangeWave(StrangeWaves waves)
{
    private const string NoDrivers = "Too few for drivers", NoGroups = "The groups cannot be compared", NoReliability = "Whether the questions measure reliably cannot be said",
        NoUnit = "No unit can be shown", NoPattern = "no pattern can be checked or found", Nothing = "Nobody has answered enough", NotEnough = "There are no answers that count",
        TooFew = "Too few sheets: not shown", FewUnits = "too few to tell whether units really differ", OneUnit = "one unit only", NoSpread = "everybody judges alike";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What each page says of each wave: results, units, a dimension, perception, drivers, quality, findings.</summary>
    private static string[] Words(string wave) => wave switch
    {
        StrangeWaves.Nobody => [Nothing, NoUnit, NotEnough, NoGroups, NoDrivers, NoReliability, NoPattern],
        StrangeWaves.One => [Nothing, NoUnit, TooFew, NoGroups, NoDrivers, NoReliability, NoPattern],
        StrangeWaves.OneItem => [Nothing, NoUnit, NotEnough, NoGroups, NoDrivers, NoReliability, NoPattern],
        StrangeWaves.CannotJudge => [Nothing, NoUnit, NotEnough, NoGroups, NoDrivers, NoReliability, NoPattern],
        StrangeWaves.Alike => ["Not shown because all gave the same answers", NoUnit, "Not shown because all gave the same answer", NoGroups, NoDrivers, NoReliability, NoPattern],
        StrangeWaves.AlikeInTrial => ["Level 3", OneUnit, "3.00 of 5", "No gap between the groups is sure", NoSpread, NoReliability, ""],
        StrangeWaves.Census => ["census", "census", "36 of 36 (100%)", "", NoDrivers, "", ""],
        StrangeWaves.TooMany => ["More people have answered than were counted", "36 of 22: headcount too low", "36 of 22: headcount too low", "", NoDrivers, "", ""],
        StrangeWaves.Singular => ["Level", OneUnit, "of 5", NoGroups, "Drivers cannot be told apart: at least one dimension follows entirely from the others", "", ""],
        StrangeWaves.NoOutcome => ["Level", OneUnit, "of 5", NoGroups, NoSpread, "", ""],
        StrangeWaves.TwoUnits => ["Level", FewUnits, "of 5", NoGroups, NoDrivers, NoReliability, ""],
        StrangeWaves.Loners => ["Level", NoUnit, "of 5", NoGroups, NoDrivers, NoReliability, ""],
        StrangeWaves.Uncounted => ["Level", OneUnit, "of 5", NoGroups, NoDrivers, NoReliability, ""],
        _ => throw new ArgumentOutOfRangeException(nameof(wave))
    };

    [Theory]
    [MemberData(nameof(StrangeWaves.All), MemberType = typeof(StrangeWaves))]
    public async Task Shows_on_every_page_what_cannot_be_said_and_nothing_that_is_no_number(string name)
    {
        var (faults, pages) = (new List<string>(), await new EveryResult(waves.Host, [waves[name]], ["LEAD", "TECH"], "en").PagesAsync());
        foreach (var (place, html) in pages)
            faults.AddRange(NoNumbers(html).Select(fault => $"{place}: {fault}"));

        faults.ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(14);
        var root = $"en /o/{waves[name].Org}/waves/{waves[name].Id}/results";
        foreach (var (page, words) in new[] { "", "/units", "/dimensions/LEAD", "/perception", "/drivers", "/quality", "/findings" }.Zip(Words(name)))
            Said(pages.Single(each => each.Place == root + page).Html).ShouldContain(words, customMessage: page);
        foreach (var (page, words) in new[] { ("change", "a change needs two"), ("change/why", "a change needs two"), ("trend", "") })
            Said(pages.Single(each => each.Place == $"en /o/{waves[name].Org}/{page}").Html).ShouldContain(words, customMessage: page);
    }

    [Theory]
    [MemberData(nameof(StrangeWaves.All), MemberType = typeof(StrangeWaves))]
    public async Task Is_answered_by_the_api_and_written_to_the_workbook_without_any(string name)
    {
        var everywhere = new EveryResult(waves.Host, [waves[name]], ["LEAD", "TECH"], "en");
        foreach (var (place, body) in await everywhere.AnswersAsync())
        {
            NoNumber().Match(body.GetRawText()).Value.ShouldBe("", place);
            foreach (var number in Numbers(body))
                (double.IsFinite(number.GetDouble()) && !(number.GetDouble() == 0 && double.IsNegative(number.GetDouble()))).ShouldBeTrue($"{place}: {number}");
            foreach (var dimension in body.GetProperty("dimensions").EnumerateArray().Where(dimension => dimension.GetProperty("score").ValueKind == JsonValueKind.Null))
                Refusals.ShouldBeASentence(dimension.GetProperty("withheld").GetProperty("reason").GetString(), place);
        }

        foreach (var (place, bytes) in await everywhere.WorkbooksAsync())
        {
            using var workbook = new ReadBack(bytes);
            workbook.Faults().ShouldBeEmpty(place);
            foreach (var (sheet, row) in workbook.Rows())
                foreach (var cell in row)
                {
                    cell.DataType?.Value.ShouldNotBe(CellValues.Error, $"{place} {sheet}!{cell.CellReference}");
                    if (cell.DataType is null && cell.CellValue is not null)
                        double.IsFinite(double.Parse(cell.CellValue.Text, CultureInfo.InvariantCulture)).ShouldBeTrue($"{place} {sheet}!{cell.CellReference}");
                    NoNumber().Match(cell.InlineString?.Text?.Text ?? "").Value.ShouldBe("", $"{place} {sheet}!{cell.CellReference}");
                }
        }
    }

    [Fact]
    public async Task Is_compared_in_words_with_others_like_it()
    {
        var pages = await new EveryResult(waves.Host, waves.Row, ["LEAD"], "en").PagesAsync();
        var compared = pages.Where(page => page.Place.Contains("/change", StringComparison.Ordinal) || page.Place.Contains("/trend", StringComparison.Ordinal)).ToArray();

        compared.SelectMany(page => NoNumbers(page.Html).Select(fault => $"{page.Place}: {fault}")).ShouldBeEmpty();
        foreach (var (place, html) in compared.Where(page => page.Place.StartsWith("en ", StringComparison.Ordinal)))
            Said(html).ShouldMatch("cannot|too few|no measure may be shown|nothing has changed|have been closed|withheld|begins|can be compared", place);
        compared.Length.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("2020-01-01", HttpStatusCode.NotFound, "On that day the wave had not been closed")]
    [InlineData("2026-01-01T00:00:00Z", HttpStatusCode.NotFound, "On that day the wave had not been closed")]
    [InlineData("2999-01-01", HttpStatusCode.BadRequest, "")]
    [InlineData("2150-12-31", HttpStatusCode.BadRequest, "lies in the future")]
    [InlineData("2026-02-30", HttpStatusCode.BadRequest, "is no date")]
    [InlineData("31.12.2026", HttpStatusCode.BadRequest, "is no date")]
    [InlineData("yesterday", HttpStatusCode.BadRequest, "is no date")]
    [InlineData("NaN", HttpStatusCode.BadRequest, "is no date")]
    public async Task Has_no_result_as_of_a_day_that_cannot_be(string asOf, HttpStatusCode status, string says)
    {
        var wave = waves[StrangeWaves.TwoUnits];
        using var visitor = new Visitor(waves.Host);
        foreach (var page in new[] { "", "/units", "/dimensions/LEAD", "/perception", "/drivers", "/quality", "/findings" })
        {
            await visitor.GoAsync($"/o/{wave.Org}/waves/{wave.Id}/results{page}?asOf={asOf}");
            visitor.Status.ShouldBe(status, page);
            Said(visitor.Html).ShouldContain(says, customMessage: page);
        }

        await visitor.GoAsync($"/o/{wave.Org}/waves/{wave.Id}/workbook.xlsx?asOf={asOf}");
        visitor.Status.ShouldBe(status);
        using var api = new Situations(waves.Host);
        foreach (var path in new[] { "results", "workbook.xlsx" })
            (await api.RefusedAsync(HttpMethod.Get, $"{wave.Path}/{path}?asOf={asOf}", null, status)).GetProperty("detail").GetString()!.ShouldContain(says);

        // Organisations are older than their waves: before the first one there is nothing to compare, which is no mistake.
        foreach (var page in new[] { "change", "change/why", "trend" })
        {
            await visitor.GoAsync($"/o/{wave.Org}/{page}?asOf={asOf}");
            visitor.Status.ShouldBe(status == HttpStatusCode.NotFound ? HttpStatusCode.OK : status, page);
            Said(visitor.Html).ShouldContain(status == HttpStatusCode.NotFound ? "been closed yet" : says, customMessage: page);
        }
    }

    /// <summary>More people than there are in the world, and fewer than none, are refused before a wave begins.</summary>
    [Fact]
    public async Task Is_not_begun_with_a_headcount_that_cannot_be()
    {
        using var api = new Situations(waves.Host);
        var org = await api.OrganizationAsync();
        foreach (var heads in new object[] { -1, 1_000_001, 1.5, "many" })
            await api.RefusedAsync(HttpMethod.Post, $"/api/v1/organizations/{org}/waves",
                new { questionnaire = Situations.Full, version = "1.0", mode = "named", units = new[] { new { code = "HQ", name = new { de = "a", en = "b" }, headcount = new { X = heads } } } }, HttpStatusCode.BadRequest);
    }

    private static IEnumerable<string> NoNumbers(string html)
    {
        var text = WebUtility.HtmlDecode(html);
        foreach (Match match in NoNumber().Matches(text))
            yield return $"{match.Value} in {text[Math.Max(0, match.Index - 60)..Math.Min(text.Length, match.Index + 30)]}";
        foreach (Match match in Empty().Matches(text))
            yield return $"an empty figure: {text[Math.Max(0, match.Index - 120)..Math.Min(text.Length, match.Index + 40)]}";
    }

    private static string Said(string html) => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", " ")), @"\s+", " ");

    private static IEnumerable<JsonElement> Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => [value],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(each => Numbers(each.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Numbers),
        _ => []
    };

    [GeneratedRegex(@"\bNaN\b|∞|\bInfinity\b|(?<![\w.,])[-−]0(?:[.,]0+)?(?![\d.,\w-])|\b\d+(?:\.\d+)?E[+-]?\d+\b|\{\d\}")]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"<t?dd?(?: class=""[^""]*"")?>\s*</t?d?d>|>\s*[%±]\s*<|\(\s*\)|=\s*[,)]")]
    private static partial Regex Empty();
}
