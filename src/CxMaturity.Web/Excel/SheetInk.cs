using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>Turns values of a result into cells: the number where there is one, the reason in words where it is withheld.</summary>
internal sealed class SheetInk(ResultsWorkbookContent content, Language language)
{
    internal WorkbookTexts Texts { get; } = new(language, content.SwissSpelling);

    internal ResultWords Words { get; } = new(content.Questionnaire, content.Result, content.Rounds, language, content.SwissSpelling);

    internal SheetCell Score(double? score, Withheld? withheld = null) => NumberOr(score, content.Rounds ? CellLook.RoundedScore : CellLook.Score, withheld);

    internal SheetCell NumberOr(double? number, CellLook look, Withheld? withheld = null) => number is { } known
        ? SheetCell.Of(known, look)
        : SheetCell.Of(withheld is { } reason ? Words.Reason(reason) : Texts["NotGiven"], CellLook.Reason);

    /// <summary>How a range was found, or why there is none.</summary>
    internal SheetCell Kind(Precision? precision) => precision is { } known ? SheetCell.Of(Texts[$"Precision_{known.Kind}"]) : SheetCell.Of(Texts["NotGiven"], CellLook.Muted);

    /// <summary>A score, the range around it, how that was found, and the people behind it.</summary>
    internal IEnumerable<SheetColumn> SureColumns =>
        [Column("Column_Score", 16, true), Column("Column_Low", 12, true), Column("Column_High", 12, true), Column("Column_Precision", 24), Column("Column_N", 14, true)];

    /// <summary>The cells of <see cref="SureColumns"/>.</summary>
    internal IEnumerable<SheetCell> Sure(double? score, Precision? precision, int? n, Withheld? withheld) =>
    [
        Score(score, withheld), Score(precision?.Interval?.Low, withheld), Score(precision?.Interval?.High, withheld), Kind(precision),
        NumberOr(withheld is null ? n : null, CellLook.Whole, withheld)
    ];

    internal SheetCell YesNo(bool yes) => SheetCell.Of(Texts[yes ? "Yes" : "No"]);

    internal SheetCell Of(LocalizedText text) => SheetCell.Of(Texts.In(text));

    internal string NameOf(Audience audience) =>
        content.Questionnaire.VariantFor(audience) is { } variant ? Texts.In(variant.Name) : audience.ToString();

    internal string LevelName(int level) => Texts.In(content.Questionnaire.Levels[level - 1].Name);

    internal string LevelMeaning(int level) => Texts.In(content.Questionnaire.Levels[level - 1].Meaning);

    /// <summary>The header cells as the columns of a sheet.</summary>
    internal SheetColumn Column(string key, double width, bool number = false) => new(Texts[key], width, number);
}
