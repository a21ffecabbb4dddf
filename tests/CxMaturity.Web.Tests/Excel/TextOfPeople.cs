using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Web.Excel;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Tests.Excel;

public sealed class TextOfPeople
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://localhost\",\"x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void Never_becomes_a_formula(string text)
    {
        using var workbook = Written(text);
        var cell = workbook.Cell("Sheet", "A2")!;
        cell.CellFormula.ShouldBeNull();
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        workbook.Text("Sheet", "A2").ShouldBe(text);
        var formats = workbook.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>();
        formats.ElementAt((int)cell.StyleIndex!.Value).QuotePrefix!.Value.ShouldBeTrue("editing the cell must not make a formula of it");
        workbook.Faults().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\r=1+1", "\n=1+1")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("a\u0000b\u0001c\u000Bd\uFFFFe", "abcde")]
    [InlineData("whole 😀 pair", "whole 😀 pair")]
    [InlineData("_x003D_1", "_x005F_x003D_1")]
    [InlineData("snake_x_case", "snake_x_case")]
    [InlineData("<b>&amp;\"'</b>", "<b>&amp;\"'</b>")]
    public void Keeps_what_a_workbook_can_hold(string text, string stored)
    {
        using var workbook = Written(text);
        workbook.Text("Sheet", "A2").ShouldBe(stored);
        workbook.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void Loses_half_a_character()
    {
        using var workbook = Written($"half {'\uD83D'} a pair");
        workbook.Text("Sheet", "A2").ShouldBe("half  a pair");
    }

    [Fact]
    public void Is_cut_to_what_a_cell_takes_and_never_in_the_middle_of_a_character()
    {
        using var workbook = Written(new string('x', 32_766) + "😀 and more");
        workbook.Text("Sheet", "A2").ShouldBe(new string('x', 32_766));
    }

    [Theory]
    [InlineData("Was / wann? [2026]", "Was   wann   2026")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("A name that is longer than the thirty-one characters allowed", "A name that is longer than the")]
    [InlineData("///", "-")]
    public void Names_a_sheet_only_as_far_as_sheets_can_be_named(string name, string allowed) =>
        CellText.SheetName(name).ReplaceLineEndings().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void In_a_title_and_an_organisation_stays_text_in_the_whole_workbook()
    {
        var questionnaire = SmallQuestionnaire.Full;
        var content = Waves.Content(questionnaire, Waves.Complete(questionnaire, Disclosure.OfGroups)) with
        {
            Title = "=1+1\u0000<script>",
            Organization = "@SUM(A1:A9)"
        };
        using var workbook = new ReadBack(ResultsWorkbook.Of(content, Language.De));
        workbook.Faults().ShouldBeEmpty();
        workbook.Text("Übersicht", "B3").ShouldBe("=1+1<script>");
        workbook.Text("Übersicht", "B4").ShouldBe("@SUM(A1:A9)");
        workbook.Document.PackageProperties.Title.ShouldBe("=1+1<script>");
    }

    private static ReadBack Written(string text)
    {
        using var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream, "Test", Then, "en-GB"))
            workbook.Sheet("Sheet", [new("Text", 20)], sheet =>
            {
                sheet.Row(SheetCell.Of(text));
                return [];
            });
        return new(stream.ToArray());
    }
}
