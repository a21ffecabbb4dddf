using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>One row per item: what a group answered, or what one person answered.</summary>
internal static class ItemsSheet
{
    /// <summary>From ten to 29 answers only these classes are shown; from thirty on they are the sums of the single values.</summary>
    private static readonly string[] Classes = ["1–2", "3", "4–5"];

    private sealed record Line(string Part, Item Item, ItemResult? Result, bool Scored);

    internal static void Write(WorkbookWriter workbook, ResultsWorkbookContent content, SheetInk ink)
    {
        var group = content.Result.Scope == ResultScope.Wave;
        List<SheetColumn> columns =
        [
            ink.Column("Column_Id", 12), ink.Column("Column_Dimension", 13), ink.Column("Column_Kind", 22), ink.Column("Column_Text", 72),
            ink.Column("Column_Reverse", 14)
        ];
        if (group)
            columns.AddRange(
            [
                ink.Column("Column_N", 13, true), ink.Column("Column_Mean", 13, true), ink.Column("Column_Favourable", 14, true),
                ink.Column("Column_CannotJudge", 15, true), ink.Column("Column_Open", 13, true),
                .. Enumerable.Range(Scoring.LowestValue, Scoring.HighestValue)
                    .Select(value => new SheetColumn(ink.Texts.Of("Column_Count", value), 13, true)),
                .. Classes.Select(range => new SheetColumn(ink.Texts.Of("Column_Count", range), 13, true))
            ]);
        if (content.OwnAnswers is not null)
            columns.AddRange([ink.Column("Column_OwnAnswer", 12, true), ink.Column("Column_OwnWords", 60)]);

        workbook.Sheet(ink.Texts["Sheet_Items"], columns, sheet =>
        {
            foreach (var line in Lines(content))
                sheet.Row([.. Cells(line, content, ink, group)]);
            return [];
        }, frozenColumns: 1);
    }

    /// <summary>All items that have a result; on a person's own sheet all that the person was asked, choices included.</summary>
    private static IEnumerable<Line> Lines(ResultsWorkbookContent content)
    {
        var results = content.Result.Dimensions.SelectMany(dimension => dimension.Items).Concat(content.Result.BlockItems)
            .ToDictionary(item => item.Id, StringComparer.Ordinal);
        var own = content.Result.Scope == ResultScope.Sheet ? content.Result.Groups[0].Audience : (Audience?)null;

        return content.Questionnaire.Dimensions.SelectMany(dimension => dimension.Items.Select(item => new Line(dimension.Code, item, Of(item), true)))
            .Concat(content.Questionnaire.Blocks.SelectMany(block => block.Items.Select(item => new Line(block.Code, item, Of(item), false))))
            .Where(line => own is { } audience ? line.Item.IsFor(audience) : line.Result is not null);

        ItemResult? Of(Item item) => results.GetValueOrDefault(item.Id);
    }

    private static IEnumerable<SheetCell> Cells(Line line, ResultsWorkbookContent content, SheetInk ink, bool group)
    {
        yield return SheetCell.Of(line.Item.Id);
        yield return SheetCell.Of(line.Part);
        yield return SheetCell.Of(ink.Texts[$"Kind_{line.Item.Kind}"]);
        yield return ink.Of(line.Item.Text);
        yield return ink.YesNo(line.Item.Key < 0);
        if (group && line.Result is { } result)
            foreach (var cell in GroupCells(result, line.Scored, ink))
                yield return cell;
        if (content.OwnAnswers is not { } answers)
            yield break;

        var answered = answers.TryGetValue(line.Item.Id, out var value);
        yield return ink.NumberOr(answered && value != Item.CannotJudge ? value : null, CellLook.Whole);
        yield return SheetCell.Of(!answered ? ink.Texts["Open"]
            : value == Item.CannotJudge ? ink.Texts.In(content.Questionnaire.Scale.CannotJudge)
            : ink.Texts.In((line.Item.Kind == ItemKind.Agreement ? content.Questionnaire.Scale.Labels : line.Item.Anchors)[value - 1]));
    }

    private static IEnumerable<SheetCell> GroupCells(ItemResult result, bool scored, SheetInk ink)
    {
        var withheld = result.Withheld;
        yield return Count(result.N);
        yield return ink.Score(result.Mean, withheld);
        yield return withheld is null && result.Favourable is null && scored ? Few() : ink.NumberOr(result.Favourable, CellLook.Percent, withheld);
        yield return Count(result.CannotJudge);
        yield return Count(result.Open);
        for (var i = 0; i < Scoring.HighestValue; i++)
            yield return withheld is null && result.Values.Count < Scoring.HighestValue ? Few() : Count(result.Values.ElementAtOrDefault(i));
        int[] classes = result.Values.Count == Scoring.HighestValue
            ? [result.Values[0] + result.Values[1], result.Values[2], result.Values[3] + result.Values[4]]
            : [.. result.Values];
        for (var i = 0; i < Classes.Length; i++)
            yield return withheld is null && classes.Length == 0 ? Few() : Count(classes.ElementAtOrDefault(i));

        SheetCell Count(int number) => ink.NumberOr(withheld is null ? number : null, CellLook.Whole, withheld);

        SheetCell Few() => SheetCell.Of(ink.Texts[result.Values.Count == 0 ? "FewerThanTen" : "FewerThanThirty"], CellLook.Reason);
    }
}
