using System.Text.Json;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Pages.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Disclosing;

/// <summary>Adding and subtracting all that is published, on whichever path, gives nobody away.</summary>
[Collection(ProtectedWavesTogether.Name)]
public sealed class WorkingItOut(ProtectedWaves waves)
{
    private const string Core = "CORE";

    private string[] Codes => [.. waves.Questionnaire.Dimensions.Select(dimension => dimension.Code)];

    [Fact]
    public async Task From_results_and_comparisons_gives_no_small_group()
    {
        var answers = await waves.Everywhere.AnswersAsync();
        var (faults, sums) = (new List<string>(), 0);
        for (var wave = 0; wave < 2; wave++)
        {
            var body = answers.First(answer => answer.Place.EndsWith($"{waves.Waves[wave].Id}/results", StringComparison.Ordinal)).Body;
            foreach (var code in Codes.Prepend(Core).Prepend(""))
            {
                var counts = waves.Counts(wave, code.Length == 0 || code == Core ? null : code);
                var cells = counts.Keys.Order().ToArray();
                PublishedRow[] rows = [.. Published(body, code).Concat(code.Length == 0 ? [] : await ComparedAsync(code))
                    .Select(row => new PublishedRow(row.Label, [.. Enumerable.Range(0, cells.Length).Where(i => row.Has(cells[i]))]))];
                sums += rows.Length;
                faults.AddRange(LinearAudit.Find([.. cells.Select(cell => counts[cell])], rows).Select(found =>
                    $"wave {wave} {code}: {string.Join(" + ", found.Cells.Select(cell => cells[cell]))} = {string.Join(" ", found.Witness.Select(term => $"{term.Numerator}/{term.Denominator} {term.Label}"))}"));
            }
        }

        faults.ShouldBeEmpty();
        sums.ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task By_subtraction_leaves_two_units_and_five_people_at_least()
    {
        foreach (var (place, body) in await waves.Everywhere.AnswersAsync())
            foreach (var dimension in body.GetProperty("dimensions").EnumerateArray())
            {
                var code = dimension.GetProperty("code").GetString()!;
                var wave = place.Contains(waves.Waves[0].Id, StringComparison.Ordinal) ? 0 : 1;
                var units = body.GetProperty("units").EnumerateArray()
                    .Select(unit => (Code: unit.GetProperty("code").GetString(), Score: unit.GetProperty("dimensions").EnumerateArray().Single(each => each.GetProperty("code").GetString() == code))).ToArray();
                var shown = units.Where(unit => unit.Score.GetProperty("score").ValueKind == JsonValueKind.Number).ToArray();
                var (n, mean) = (dimension.GetProperty("n").GetInt32(), dimension.GetProperty("pooled").GetDouble());

                var left = n - shown.Sum(unit => unit.Score.GetProperty("n").GetInt32());
                var rest = (n * mean - shown.Sum(unit => unit.Score.GetProperty("n").GetInt32() * unit.Score.GetProperty("score").GetDouble())) / left;

                (units.Length - shown.Length).ShouldBeGreaterThanOrEqualTo(2, $"{place} {code}");
                left.ShouldBeGreaterThanOrEqualTo(5, $"{place} {code}");
                // What is left speaks of both units; the small one alone would be far lower.
                var small = waves.Secrets(wave).First(secret => secret.Of == $"{ProtectedWaves.Small} {code}").Value;
                (rest - small).ShouldBeGreaterThan(0.5, $"{place} {code}");
            }
    }

    [Fact]
    public async Task Would_succeed_with_one_more_unit()
    {
        var body = (await waves.Everywhere.AnswersAsync())[0].Body;
        var counts = waves.Counts(0, null);
        var cells = counts.Keys.Order().ToArray();
        PublishedRow[] rows = [.. Published(body, Core).Append(("ECH", cell => cell.Unit == "ECH" && cell.Group != "M"))
            .Select(row => new PublishedRow(row.Label, [.. Enumerable.Range(0, cells.Length).Where(i => row.Has(cells[i]))]))];

        LinearAudit.Find([.. cells.Select(cell => counts[cell])], rows).ShouldNotBeEmpty();
    }

    /// <summary>What a group says as one is neither in a gap nor in a sum that others are in as well.</summary>
    [Fact]
    public async Task From_gaps_and_sums_gives_no_group_that_is_of_one_mind()
    {
        var body = (await waves.Everywhere.AnswersAsync()).First(answer => answer.Place.EndsWith($"{waves.Waves[1].Id}/results", StringComparison.Ordinal)).Body;
        var alike = Dimension(body, ProtectedWaves.AlikeDimension);
        var group = alike.GetProperty("groups").EnumerateArray().Single(each => each.GetProperty("code").GetString() == "X");

        group.GetProperty("withheld").GetProperty("code").GetString().ShouldBe("allAlike");
        foreach (var dimension in body.GetProperty("dimensions").EnumerateArray())
        {
            string[] withheld = [.. dimension.GetProperty("views").EnumerateArray().Where(view => view.GetProperty("score").ValueKind == JsonValueKind.Null).Select(view => view.GetProperty("code").GetString()!)];
            foreach (var gap in dimension.GetProperty("gaps").EnumerateArray())
                withheld.ShouldNotContain(name => name == gap.GetProperty("first").GetString() || name == gap.GetProperty("second").GetString(), dimension.GetProperty("code").GetString());
        }

        // With and without the hasty sheets, over the same people as the score itself.
        var sensitivity = body.GetProperty("quality").GetProperty("sensitivity").EnumerateArray().ToArray();
        sensitivity.Length.ShouldBeGreaterThan(5);
        foreach (var each in sensitivity.Where(each => each.GetProperty("code").GetString() != Core))
            each.GetProperty("nWith").GetInt32().ShouldBe(Dimension(body, each.GetProperty("code").GetString()!).GetProperty("n").GetInt32());
    }

    /// <summary>The shares of a dimension are of what its items show; what four people said to one of them is in neither.</summary>
    [Fact]
    public async Task From_shares_gives_no_handful()
    {
        foreach (var (place, body) in await waves.Everywhere.AnswersAsync())
            foreach (var dimension in body.GetProperty("dimensions").EnumerateArray())
            {
                var items = dimension.GetProperty("items").EnumerateArray().ToArray();
                if (items.Any(item => item.GetProperty("withheld").ValueKind != JsonValueKind.Null && item.GetProperty("n").GetInt32() == 0))
                    continue;
                var (cannot, open, given) = (items.Sum(Count("cannotJudge")), items.Sum(Count("open")), items.Sum(Count("n")));
                dimension.GetProperty("cannotJudge").GetDouble().ShouldBe((double)cannot / (cannot + open + given), 0.00051, $"{place} {dimension.GetProperty("code")}");
            }

        static Func<JsonElement, int> Count(string name) => item => item.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task From_reliability_and_expectations_gives_nobody_of_a_group_that_is_too_small()
    {
        var (body, shown) = ((await waves.Everywhere.AnswersAsync())[0].Body, waves.Sheets[0].Count - 4);
        body.GetProperty("n").GetInt32().ShouldBe(shown);
        foreach (var each in body.GetProperty("quality").GetProperty("reliability").EnumerateArray())
            each.GetProperty("n").GetInt32().ShouldBeLessThanOrEqualTo(shown);
        body.GetProperty("drivers").GetProperty("n").GetInt32().ShouldBeLessThanOrEqualTo(shown);

        // A wave to come expects the response of those who are shown.
        var expected = await waves.Host.Services.GetRequiredService<DetectableReading>()
            .OfAsync(waves.Waves[0].Org, Situations.Full, new Dictionary<Audience, int>(), 5, TestContext.Current.CancellationToken, except: Guid.Parse(waves.Waves[1].Id));
        expected.ShouldNotBeNull().ResponseRate.ShouldBe(Math.Round((double)shown / ProtectedWaves.People, 2));
    }

    private static JsonElement Dimension(JsonElement body, string code) => body.GetProperty("dimensions").EnumerateArray().Single(each => each.GetProperty("code").GetString() == code);

    /// <summary>Sums over base cells that a result gives for one measure: a dimension, the core score, or the sheets themselves.</summary>
    private static IEnumerable<(string Label, Func<(string Unit, string Group), bool> Has)> Published(JsonElement body, string code)
    {
        var entries = code is "" or Core ? body.GetProperty("groups") : Dimension(body, code).GetProperty("groups");
        string[] groups = [.. entries.EnumerateArray().Where(group => group.GetProperty("n").ValueKind == JsonValueKind.Number && group.GetProperty("code").GetString() != "A").Select(group => group.GetProperty("code").GetString()!)];
        yield return ("total", cell => groups.Contains(cell.Group));
        foreach (var group in groups)
            yield return (group, cell => cell.Group == group);
        foreach (var unit in body.GetProperty("units").EnumerateArray())
        {
            var name = unit.GetProperty("code").GetString();
            var shown = code switch
            {
                "" => unit.GetProperty("n"),
                Core => unit.GetProperty("core").GetProperty("n"),
                _ => unit.GetProperty("dimensions").EnumerateArray().Single(each => each.GetProperty("code").GetString() == code).GetProperty("n")
            };
            if (shown.ValueKind == JsonValueKind.Number)
                yield return ($"unit {name}", cell => cell.Unit == name && groups.Contains(cell.Group));
        }
    }

    /// <summary>Sums that the comparison of both waves gives besides: units over the groups that both waves show, the middle not.</summary>
    private async Task<IEnumerable<(string Label, Func<(string Unit, string Group), bool> Has)>> ComparedAsync(string code)
    {
        var (before, after) = (waves.Waves[0], waves.Waves[1]);
        var html = (await waves.PagesAsync()).Single(page => page.Place == $"en /o/{before.Org}/change?before={before.Id}&after={after.Id}&measure={code}").Html;
        return Regex.Matches(html, """(?s)<th scope="row">Unit ([A-Z]+)</th>.*?</tr>""").Where(row => row.Value.Contains("<td>", StringComparison.Ordinal))
            .Select(row => ($"compared {row.Groups[1].Value}", (Func<(string Unit, string Group), bool>)(cell => cell.Unit == row.Groups[1].Value && cell.Group != "M")));
    }
}
