using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Tests.Excel;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Tests.Disclosing;

/// <summary>A withheld value says why and is nowhere in the page source, chart, file or API answer.</summary>
[Collection(ProtectedWavesTogether.Name)]
public sealed partial class WithheldNowhere(ProtectedWaves waves)
{
    private static readonly string[] Counted = ["headcount", "target", "weight"];

    // Shares of counts that are shown beside them need no rounding; everything else holds what is read and no more.
    private static readonly string[] Derived = ["gapShare", "responseRate"];

    /// <summary>All sheets of the first wave; with those that are shown it would tell how many of the middle answered.</summary>
    private int All => waves.Sheets[0].Count;

    private string[] Middle => [waves.Questionnaire.VariantFor(Audience.M)!.Name.En, waves.Questionnaire.VariantFor(Audience.M)!.Name.De];

    [Fact]
    public async Task On_any_page()
    {
        var pages = await waves.PagesAsync();
        var (faults, rows, drawn) = (new List<string>(), 0, 0);

        foreach (var (place, html) in pages)
        {
            faults.AddRange(Tells(html, 0, 1).Select(tell => $"{place}: {tell}"));
            if (Regex.IsMatch(Said(FormToken().Replace(html, "")), $@"(?<![\d.,]){All}(?![\d.,]\d|\d)"))
                faults.Add($"{place}: {All} sheets, the middle's among them");
            faults.AddRange(Traces(html, ProtectedWaves.Small, out var found, out var charts).Select(trace => $"{place}: {trace}"));
            (rows, drawn) = (rows + found, drawn + charts);
            if (place.Contains($"{waves.Waves[0].Id}/results", StringComparison.Ordinal))
                foreach (var name in Middle)
                    faults.AddRange(Traces(html, name, out _, out _, inSentences: false).Select(trace => $"{place}: {trace}"));
        }

        faults.ShouldBeEmpty();
        pages.Count.ShouldBeGreaterThan(70);
        rows.ShouldBeGreaterThan(15, "the unit stands in tables, with the reason");
        drawn.ShouldBeGreaterThan(20, "the unit stands in charts, with the reason");
    }

    [Fact]
    public async Task In_what_the_api_tells_of_findings_and_recommendations()
    {
        var (faults, seen) = (new List<string>(), 0);
        foreach (var (place, body) in await waves.Everywhere.ActionsAsync())
        {
            faults.AddRange(Tells(body.GetRawText(), 0, 1).Select(tell => $"{place}: {tell}"));
            foreach (var (path, value) in Numbers(body, ""))
            {
                seen++;
                if (Math.Abs(value * 100 - Math.Round(value * 100)) > 1e-6)
                    faults.Add($"{place} {path} = {value} has digits that nobody may read");
            }
        }

        faults.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task In_any_answer_of_the_api()
    {
        var (faults, seen) = (new List<string>(), 0);
        foreach (var (place, body) in await waves.Everywhere.AnswersAsync())
        {
            var wave = place.Contains(waves.Waves[0].Id, StringComparison.Ordinal) ? 0 : 1;
            faults.AddRange(Tells(body.GetRawText(), wave).Select(tell => $"{place}: {tell}"));
            foreach (var (path, value) in Numbers(body, ""))
            {
                seen++;
                var name = path.Split('.')[^1];
                if (path.Contains($"[{ProtectedWaves.Small}]", StringComparison.Ordinal) && !Counted.Contains(name))
                    faults.Add($"{place} {path} = {value}");
                if (wave == 0 && (path.Contains("[M]", StringComparison.Ordinal) || path.Contains("[M-", StringComparison.Ordinal) || path.Contains("-M]", StringComparison.Ordinal)) && !Counted.Contains(name))
                    faults.Add($"{place} {path} = {value}");
                if (wave == 0 && value == All)
                    faults.Add($"{place} {path} = {value}");
                if (!Derived.Contains(name) && Math.Abs(value * 1000 - Math.Round(value * 1000)) > 1e-6)
                    faults.Add($"{place} {path} = {value} has digits that nobody may read");
                // Who is withheld stands far below or above everybody else.
                if (name is "score" or "pooled" or "with" or "without" && value is < 2 or > 4.6 && !path.Contains("views", StringComparison.Ordinal))
                    faults.Add($"{place} {path} = {value}");
            }

            foreach (var withheld in Withheld(body))
                Refusals.ShouldBeASentence(withheld.GetProperty("reason").GetString(), place);
        }

        faults.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task In_any_workbook()
    {
        var (faults, cells) = (new List<string>(), 0);
        foreach (var (place, bytes) in await waves.Everywhere.WorkbooksAsync())
        {
            var wave = place.Contains(waves.Waves[0].Id, StringComparison.Ordinal) ? 0 : 1;
            using var workbook = new ReadBack(bytes);
            foreach (var (name, text) in workbook.Parts())
            {
                faults.AddRange(Tells(text, wave).Select(tell => $"{place} {name}: {tell}"));
                if (HiddenParts().IsMatch(name) || name.Contains("worksheets/sheet", StringComparison.Ordinal) && HiddenThings().IsMatch(text) || text.Contains("<definedName", StringComparison.Ordinal) && text.Contains(ProtectedWaves.Small, StringComparison.Ordinal))
                    faults.Add($"{place} {name}: a place where something could hide");
            }

            foreach (var (sheet, row) in workbook.Rows())
            {
                cells += row.Count;
                faults.AddRange(row.Where(cell => wave == 0 && cell.CellValue?.Text == $"{All}").Select(cell => $"{place} {sheet}!{cell.CellReference} = {All}"));
                string[] words = [.. row.Where(cell => cell.DataType?.Value == CellValues.InlineString).Select(cell => cell.InlineString!.Text!.Text)];
                var secret = words.Contains(ProtectedWaves.Small) || wave == 0 && words.Any(word => Middle.Contains(word));
                faults.AddRange(row.Where(cell => secret && cell.DataType is null && cell.CellValue is not null).Select(cell => $"{place} {sheet}!{cell.CellReference} = {cell.CellValue!.Text}"));
            }

            if (wave == 0)
                foreach (var column in workbook.Columns().Where(column => column.Heading.EndsWith("(M)", StringComparison.Ordinal)))
                    faults.AddRange(column.Cells.Where(cell => cell.DataType is null && cell.CellValue is not null).Select(cell => $"{place} {cell.CellReference} = {cell.CellValue!.Text}"));
        }

        faults.ShouldBeEmpty();
        cells.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public async Task Would_be_found_if_it_stood_there()
    {
        var (_, html) = (await waves.PagesAsync()).First(page => page.Place == $"en /o/{waves.Waves[0].Org}/waves/{waves.Waves[0].Id}/results/units");
        Traces(html, "ALF", out _, out _).Count.ShouldBeGreaterThan(2);
        Tells($"<td>{waves.Secrets(0).First(secret => Pattern(secret.Value) is not null).Value.ToString("R", CultureInfo.InvariantCulture)}</td>", 0).ShouldNotBeEmpty();

        var (_, body) = (await waves.Everywhere.AnswersAsync())[0];
        Numbers(body, "").Count(number => number.Path.Contains("[ALF]", StringComparison.Ordinal)).ShouldBeGreaterThan(30);
        using var workbook = new ReadBack((await waves.Everywhere.WorkbooksAsync())[0].Bytes);
        workbook.Rows().Count(row => row.Cells.Any(cell => cell.InlineString?.Text?.Text == "ALF")).ShouldBeGreaterThan(10);
        workbook.Columns().Count(column => column.Heading.EndsWith("(M)", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    /// <summary>Exact means of whom nobody may know.</summary>
    private IEnumerable<string> Tells(string text, params int[] of)
    {
        foreach (var wave in of)
        {
            foreach (var (name, value) in waves.Secrets(wave))
                if (Pattern(value) is { } pattern && (text.Contains(pattern, StringComparison.Ordinal) || text.Contains(pattern.Replace('.', ','), StringComparison.Ordinal)))
                    yield return $"{name} = {pattern}";
        }
    }

    /// <summary>The first digits of a number that has many.</summary>
    private static string? Pattern(double value)
    {
        var text = value.ToString("0.0000000", CultureInfo.InvariantCulture);
        return text.EndsWith("0000", StringComparison.Ordinal) ? null : text[..(text.IndexOf('.', StringComparison.Ordinal) + 5)];
    }

    /// <summary>Digits that stand where only a reason may stand: in a row, in a sentence, in an attribute or in a drawing.</summary>
    private static List<string> Traces(string html, string name, out int rows, out int drawn, bool inSentences = true)
    {
        var text = System.Net.WebUtility.HtmlDecode(html);
        var faults = new List<string>();
        var found = Row().Matches(text).Select(row => row.Value).Where(row => Regex.IsMatch(row, $"(?s)<th scope=\"row\"[^>]*>(?:(?!</th>).)*{name}")).ToArray();
        foreach (var row in found.Select(row => row[row.IndexOf("</th>", StringComparison.Ordinal)..]).Where(row => !Known().IsMatch(row)))
            if (Digit().IsMatch(Said(row)))
                faults.Add($"a row of {name}: {Said(row)}");
        if (inSentences)
            faults.AddRange(Regex.Matches(text, $@">([^<]*\b{name}\b[^<]*)<|""([^""<>]*\b{name}\b[^""<>]*)""").Select(match => match.Groups[1].Value + match.Groups[2].Value)
                .Where(said => Digit().IsMatch(said) && !said.Contains('/', StringComparison.Ordinal)).Select(said => $"said of {name}: {said}"));
        foreach (Match fact in Regex.Matches(text, $@"(?s)<dt>(?:(?!</dt>).)*{name}(?:(?!</dt>).)*</dt>\s*<dd[^>]*>(.*?)</dd>"))
            if (Digit().IsMatch(Said(fact.Groups[1].Value)))
                faults.Add($"a fact of {name}: {Said(fact.Groups[1].Value)}");
        var names = Regex.Matches(text, $@"<text[^>]*>[^<]*{name}[^<]*</text>\s*(<[^>]+>)");
        foreach (Match each in names)
            if (!each.Groups[1].Value.Contains("chart-reason", StringComparison.Ordinal) && !each.Value.Contains("chart-legend", StringComparison.Ordinal))
                faults.Add($"drawn for {name}: {each.Groups[1].Value}");
        (rows, drawn) = (found.Length, names.Count);
        return faults;
    }

    /// <summary>What of a row is read or shown on pointing.</summary>
    private static string Said(string row) => Regex.Replace(row, "<[^>]*?(?:(?:title|aria-label|value|data-[a-z-]+)=\"([^\"]*)\"[^>]*)?>", " $1 ").Trim();

    /// <summary>Every number with its path; entries of lists by their codes.</summary>
    private static IEnumerable<(string Path, double Value)> Numbers(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Number => [(path, value.GetDouble())],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(each => Numbers(each.Value, $"{path}.{each.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((each, i) => Numbers(each, $"{path}[{CodeOf(each) ?? i.ToString(CultureInfo.InvariantCulture)}]")),
        _ => []
    };

    private static string? CodeOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in new[] { "code", "id", "dimension" })
            if (entry.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.String)
                return code.GetString();
        return entry.TryGetProperty("first", out var first) ? $"{first}-{entry.GetProperty("second")}" : null;
    }

    private static IEnumerable<JsonElement> Withheld(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(each => each.Name == "withheld" && each.Value.ValueKind == JsonValueKind.Object ? [each.Value] : Withheld(each.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Withheld),
        _ => []
    };

    [GeneratedRegex("(?s)<tr[ >].*?</tr>|<tr>.*?</tr>")]
    private static partial Regex Row();

    /// <summary>In the field: how many people there are, and auditors, who are known.</summary>
    [GeneratedRegex("""Audit|<td class="text">[^<]*</td>\s*<td>\d+</td>\s*<td class="withheld" colspan="3">[^<]+</td>\s*</tr>""")]
    private static partial Regex Known();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex("comments|pivotCache|externalLinks|vmlDrawing|customXml|threadedComment", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenParts();

    /// <summary>Random letters and digits, in which any number turns up sooner or later.</summary>
    [GeneratedRegex("""<input name="__RequestVerificationToken"[^>]*>""")]
    private static partial Regex FormToken();

    [GeneratedRegex("""hidden="(1|true)"|<f>|<(\w+:)?f[ >]""", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenThings();
}
