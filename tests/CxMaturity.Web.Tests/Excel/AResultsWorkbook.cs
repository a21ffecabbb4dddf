using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CxMaturity.Web.Tests.Excel;

public sealed class AResultsWorkbook
{
    private static readonly Questionnaire Full = SmallQuestionnaire.Full;

    public static TheoryData<string, Language> Situations()
    {
        var situations = new TheoryData<string, Language>();
        foreach (var situation in new[] { "full", "trial", "core-only", "own", "withheld", "empty" })
            foreach (var language in Enum.GetValues<Language>())
                situations.Add(situation, language);
        return situations;
    }

    private static ResultsWorkbookContent Of(string situation) => situation switch
    {
        "full" => Waves.Content(Full, Waves.Complete(Full, Disclosure.OfGroups)),
        "trial" => Waves.Content(Full, Waves.Complete(Full, Disclosure.OfTrial), "trial"),
        "core-only" => Waves.Content(SmallQuestionnaire.CoreOnly, Waves.Complete(SmallQuestionnaire.CoreOnly, Disclosure.OfGroups)),
        "own" => Waves.OwnSheet(Full),
        "withheld" => Waves.Content(Full, SmallQuestionnaire.Wave(Full, Disclosure.OfGroups,
            [.. Enumerable.Range(0, 3).Select(_ => (Audience.X, (IReadOnlyDictionary<string, int>)SmallQuestionnaire.Answers(Full, Audience.X, 4)))])),
        _ => Waves.Content(Full, SmallQuestionnaire.Wave(Full, Disclosure.OfGroups))
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Has_no_fault_that_the_validator_finds(string situation, Language language)
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of(situation), language));
        workbook.Faults().ShouldBeEmpty();
        workbook.SheetNames.ShouldBe(language == Language.De
            ? ["Übersicht", "Dimensionen", "Subskalen", "Items", .. situation.StartsWith("own", StringComparison.Ordinal) ? Array.Empty<string>() : ["Sicherheit", "Bereiche", "Wahrnehmung", "Qualität"], "Methode"]
            : ["Overview", "Dimensions", "Sub-scales", "Items", .. situation.StartsWith("own", StringComparison.Ordinal) ? Array.Empty<string>() : ["How sure", "Units", "Perception", "Quality"], "Method"]);
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public void Hides_and_merges_nothing_and_links_to_nothing(string situation, Language language)
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of(situation), language));
        workbook.Document.WorkbookPart!.Workbook.Descendants<Sheet>().ShouldAllBe(sheet => sheet.State == null);
        workbook.Parts().ShouldNotContain(part => part.Name.Contains("external", StringComparison.OrdinalIgnoreCase)
            || part.Name.Contains("vba", StringComparison.OrdinalIgnoreCase)
            || part.Text.Contains("TargetMode=\"External\"", StringComparison.Ordinal));
        foreach (var sheet in workbook.SheetNames.Select(workbook.Part))
        {
            sheet.Worksheet.Descendants<MergeCell>().ShouldBeEmpty();
            sheet.Worksheet.Descendants<CellFormula>().ShouldBeEmpty();
            sheet.Worksheet.Descendants<Row>().Count(row => row.Hidden?.Value == true).ShouldBe(0);
            sheet.Worksheet.Descendants<Column>().Count(column => column.Hidden?.Value == true).ShouldBe(0);
            sheet.Worksheet.Descendants<Pane>().ShouldAllBe(pane => pane.State!.Value == PaneStateValues.Frozen);
        }
    }

    [Fact]
    public void Holds_scores_as_numbers_with_a_format()
    {
        var result = Waves.Complete(Full, Disclosure.OfTrial);
        using var workbook = new ReadBack(ResultsWorkbook.Of(Waves.Content(Full, result, "trial"), Language.De));

        var lead = workbook.RowOf("Dimensionen", "A", "LEAD");
        workbook.Text("Dimensionen", $"B{lead}").ShouldBe("Engagement der Unternehmensleitung");
        workbook.Number("Dimensionen", $"F{lead}").ShouldBe(result.Dimensions[0].Score!.Value);
        workbook.Format("Dimensionen", $"F{lead}").ShouldBe("2");
        workbook.Format("Dimensionen", $"G{lead}").ShouldBe("1");
        workbook.Format("Dimensionen", $"L{lead}").ShouldBe("9");
        workbook.Number("Dimensionen", $"E{lead}").ShouldBe(18);
        workbook.Text("Dimensionen", $"I{lead}").ShouldBe("Kundenzentriert & lernend");
    }

    [Fact]
    public void Shows_a_rounded_score_as_it_was_rounded()
    {
        var result = Waves.Complete(Full, Disclosure.OfGroups);
        using var workbook = new ReadBack(ResultsWorkbook.Of(Waves.Content(Full, result), Language.En));
        var row = workbook.RowOf("Dimensions", "A", "INC");
        workbook.Number("Dimensions", $"F{row}").ShouldBe(1.5);
        workbook.Number("Dimensions", $"K{row}").ShouldBe(2.5);
        workbook.Format("Dimensions", $"F{row}").ShouldBe("0.0?");
    }

    [Theory]
    [InlineData(Language.De, "Übersicht", "INC von 1,5 auf 1,8 anheben (Ausrichtung der Anreize)", "höchstens Stufe 2")]
    [InlineData(Language.En, "Overview", "raise INC from 1.5 to 1.8 (Incentive alignment)", "level 2 at most")]
    public void Says_what_caps_the_level_and_the_cheapest_lift(Language language, string sheet, string lift, string ceiling)
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Waves.Content(Full, Waves.Complete(Full, Disclosure.OfGroups)), language));
        var row = workbook.RowOf(sheet, "D", "cap-C1");
        workbook.Text(sheet, $"B{row}").ShouldBe(ceiling);
        workbook.Text(sheet, $"C{row}").ShouldContain(lift);
        workbook.Number(sheet, $"B{workbook.RowOf(sheet, "D", "level")}").ShouldBe(2);
        workbook.Number(sheet, $"B{workbook.RowOf(sheet, "D", "raw-level")}").ShouldBe(4);
    }

    [Fact]
    public void Does_not_ask_to_raise_a_score_to_what_it_already_reads()
    {
        var result = Waves.Complete(Full, Disclosure.OfGroups);
        var cap = result.Overall!.Caps.First(cap => cap.Code == CapCode.C1);
        var words = new ResultWords(Full, result, rounds: true, Language.De);
        words.Words(cap.Lifts[0] with { From = 1.8 }).ShouldBe(
            "INC noch knapp anheben: gerundet sind 1,8 schon erreicht, ungerundet nicht (Ausrichtung der Anreize)");
    }

    [Fact]
    public void Speaks_of_the_foundations_where_only_these_were_asked()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of("core-only"), Language.De));
        var row = workbook.RowOf("Übersicht", "D", "level");
        workbook.Text("Übersicht", $"A{row}").ShouldBe("Stufe der Fundamente");
        workbook.Text("Methode", $"B{workbook.RowOf("Methode", "C", "overall")}").ShouldContain("Fundamente mit gleichem Gewicht");
    }

    [Fact]
    public void Gives_date_share_and_counts_as_numbers()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of("full"), Language.En));
        var asOf = workbook.RowOf("Overview", "D", "as-of");
        DateTime.FromOADate(workbook.Number("Overview", $"B{asOf}")).ShouldBe(new DateTime(2026, 3, 31, 14, 5, 0, DateTimeKind.Unspecified));
        workbook.Format("Overview", $"B{asOf}").ShouldContain("yyyy");
        workbook.Text("Overview", $"C{asOf}").ShouldBe("Time: UTC+02:00");
        workbook.Number("Overview", $"B{workbook.RowOf("Overview", "D", "response-rate")}").ShouldBe(0.5);
        workbook.Number("Overview", $"B{workbook.RowOf("Overview", "D", "group-M")}").ShouldBe(6);
    }

    [Fact]
    public void Shows_a_person_the_answers_given()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of("own"), Language.De));
        var answer = workbook.ColumnOf("Items", "Ihre Antwort");
        var words = workbook.ColumnOf("Items", "Ihre Antwort in Worten");
        workbook.Number("Items", $"{answer}{workbook.RowOf("Items", "A", "LEAD-01")}").ShouldBe(2);
        workbook.Text("Items", $"{words}{workbook.RowOf("Items", "A", "LEAD-01")}").ShouldBe("trifft eher nicht zu");
        workbook.Text("Items", $"{words}{workbook.RowOf("Items", "A", "INC-02")}").ShouldBe("Beschreibung 2");
        workbook.Text("Items", $"{words}{workbook.RowOf("Items", "A", "SILO-01")}").ShouldBe("kann ich nicht beurteilen");
        workbook.Text("Items", $"{words}{workbook.RowOf("Items", "A", "PROC-01")}").ShouldBe("offen");
        workbook.Text("Items", $"{words}{workbook.RowOf("Items", "A", "OUT-02")}").ShouldBe("2 Jahre und länger");
    }

    [Fact]
    public void Tells_the_rules_with_the_numbers_in_force()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of("full"), Language.De));
        Rule("perspectives").ShouldStartWith("Unternehmensleitung (X) 25\u00A0%, Mittleres Management (M) 25\u00A0%, Mitarbeitende (F) 50\u00A0%");
        Rule("levels").ShouldContain("Stufe 2 beginnt bei 1,8");
        Rule("minimum").ShouldContain("weniger als 5 Bögen");
        Rule("questionnaire-hash").ShouldBe("sha256-of-values");
        Rule("digest").ShouldBe(Waves.Complete(Full, Disclosure.OfGroups).Digest);

        string Rule(string id) => workbook.Text("Methode", $"B{workbook.RowOf("Methode", "C", id)}");
    }

    [Fact]
    public void Draws_its_charts_from_the_cells_that_hold_the_numbers()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(Of("full"), Language.De));
        var charts = workbook.Part("Dimensionen").DrawingsPart!.ChartParts.Select(part => part.ChartSpace).ToArray();
        charts.Length.ShouldBe(2);
        charts.ShouldContain(chart => chart.Descendants<C.RadarChart>().Any());
        charts.ShouldContain(chart => chart.Descendants<C.BarChart>().Any());
        foreach (var chart in charts)
        {
            Formulas<C.CategoryAxisData>(chart).ShouldAllBe(formula => formula == "'Dimensionen'!$B$2:$B$6");
            Formulas<C.Values>(chart).ShouldBe(["'Dimensionen'!$F$2:$F$6", "'Dimensionen'!$J$2:$J$6"]);
            var cached = chart.Descendants<C.Values>().First().Descendants<C.NumericPoint>().Select(point => point.NumericValue!.Text);
            cached.ShouldBe(Enumerable.Range(2, 5).Select(row => workbook.Cell("Dimensionen", $"F{row}")!.CellValue!.Text));
        }
    }

    [Fact]
    public void Leaves_a_dimension_without_a_score_out_of_its_charts()
    {
        var sheets = Enumerable.Range(0, 12).Select(i => (Audience.F, (IReadOnlyDictionary<string, int>)SmallQuestionnaire.Answers(Full, Audience.F,
            ("LEAD", 4 + i % 2), ("INC", 3 - i % 2), ("ROLE", 3 + i % 2), ("PROC", 2 + i % 2)))).ToArray();
        using var workbook = new ReadBack(ResultsWorkbook.Of(Waves.Content(Full, SmallQuestionnaire.Wave(Full, Disclosure.OfGroups, sheets)), Language.En));
        workbook.Text("Dimensions", "F4").ShouldBe("no answers");
        foreach (var chart in workbook.Part("Dimensions").DrawingsPart!.ChartParts)
            Formulas<C.Values>(chart.ChartSpace)[0].ShouldBe("('Dimensions'!$F$2:$F$3,'Dimensions'!$F$5:$F$6)");
    }

    private static string[] Formulas<T>(C.ChartSpace chart) where T : DocumentFormat.OpenXml.OpenXmlElement =>
        [.. chart.Descendants<T>().Select(data => data.Descendants<C.Formula>().Single().Text)];
}
