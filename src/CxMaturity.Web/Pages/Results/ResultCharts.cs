using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A result as pictures: the ladder, the profile and the bars, in the reader's words.</summary>
public sealed class ResultCharts(Sentences sentences)
{
    public IHtmlContent Ladder(DatedResult dated)
    {
        var standing = dated.Result.Headline!;
        var named = standing.HeadlineLevel;
        string?[] description =
        [
            sentences.Of("result.ladder_desc", named, dated.Questionnaire.Levels[named - 1].Name.ForReader()),
            standing.IsPaced ? sentences.Of("result.paced", standing.Level, named) : null,
            standing.IsCapped ? sentences.Of("result.ladder_capped", standing.RawLevel) : null
        ];
        List<LadderMark> above = [];
        if (standing.IsPaced)
            above.Add(new(standing.Level, sentences.Of("result.ladder_computed")));
        if (standing.IsCapped)
            above.Add(new(standing.RawLevel, sentences.Of("result.ladder_raw")));
        return LevelLadder.Of(new("ladder", sentences.Of("result.ladder_title", named, Domain.Maturity.Ladder.Levels), string.Join(' ', description.OfType<string>()),
            new(named, sentences.Of(standing.IsPaced ? "result.ladder_named" : "result.ladder_here")), above,
            [.. dated.Questionnaire.Levels.Select(level => level.Name.ForReader())]));
    }

    public IHtmlContent Radar(DatedResult dated) => RadarChart.Of(new("radar", sentences.Of("result.radar"), sentences.Of("result.radar_desc"),
        sentences.Of("result.score"), sentences.Of("result.target"),
        [.. Rows(dated).Select(row => new RadarAxis(row.Code, row.Name, row.Score, row.Target, row.Missing))], CultureInfo.CurrentCulture, Format(dated)));

    public IHtmlContent Bars(DatedResult dated) => BarChart.Of(new("bars", sentences.Of("result.bars"), sentences.Of("result.bars_desc"),
        sentences.Of("result.score"), sentences.Of("result.target"), sentences.Of("result.core_mark"),
        [.. dated.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))], [.. Rows(dated)], CultureInfo.CurrentCulture, Format(dated)));

    /// <summary>Each dimension's score as a dot with its interval.</summary>
    public IHtmlContent Intervals(DatedResult dated) => DotRangeChart.Of(new("intervals", sentences.Of("measures.chart"), sentences.Of("measures.chart_desc"),
        [sentences.Of("result.score")],
        [.. dated.Result.Dimensions.Zip(dated.Questionnaire.Dimensions, (shown, known) => new DotRow(known.Name.ForReader(),
            [new(shown.Score, shown.Precision?.Interval?.Low, shown.Precision?.Interval?.High)],
            shown.Withheld is { } reason ? sentences.Of($"withheld_short.{reason}") : null))],
        sentences.Of("measures.interval"), [.. dated.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))],
        CultureInfo.CurrentCulture, Format(dated)));

    /// <summary>The units by one measure, with the whole as the line to compare with.</summary>
    public IHtmlContent Units(string id, DatedResult dated, IReadOnlyList<(string Name, UnitScore Score)> units, string title, double? whole) => DotRangeChart.Of(new(id, title,
        sentences.Of("units.chart_desc"), [sentences.Of("result.score")],
        [.. units.Select(unit => new DotRow(unit.Name, [new(unit.Score.Score, unit.Score.Precision?.Interval?.Low, unit.Score.Precision?.Interval?.High)],
            unit.Score.Withheld is { } reason ? sentences.Of($"withheld_short.{reason}") : null))],
        sentences.Of("measures.interval"), [.. dated.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))],
        CultureInfo.CurrentCulture, Format(units.Select(unit => unit.Score.N)), whole, whole is null ? null : sentences.Of("units.whole")));

    /// <summary>The role groups by one dimension.</summary>
    public IHtmlContent Groups(DatedResult dated, DimensionResult dimension) => DotRangeChart.Of(new("groups", sentences.Of("dimension.groups"), sentences.Of("dimension.groups_desc"),
        [sentences.Of("result.score")],
        [.. dimension.Groups.Where(group => dated.Questionnaire.VariantFor(group.Audience) is not null).Select(group => new DotRow(
            dated.Questionnaire.VariantFor(group.Audience)!.Name.ForReader(),
            [new(group.Score, group.Precision?.Interval?.Low, group.Precision?.Interval?.High)],
            group.Withheld is { } reason ? sentences.Of($"withheld_short.{reason}") : null))],
        sentences.Of("measures.interval"), [.. dated.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))],
        CultureInfo.CurrentCulture, Format(dimension.Groups.Select(group => group.N)), dimension.Score, sentences.Of("units.whole")));

    private IEnumerable<BarRow> Rows(DatedResult dated) => dated.Result.Dimensions.Zip(dated.Questionnaire.Dimensions, (shown, known) =>
        new BarRow(shown.Code, known.Name.ForReader(), shown.Core, shown.Score, shown.Target,
            shown.Withheld is { } reason ? sentences.Of($"withheld_short.{reason}") : null));

    /// <summary>One format for all rows of a chart: that of the smallest group, so that none looks surer than it is.</summary>
    private static string Format(IEnumerable<int?> people) => ResultNumbers.Format(people.Min() ?? 0);

    private static string Format(DatedResult dated) => ResultNumbers.Format(dated.Result.Sheets);
}
