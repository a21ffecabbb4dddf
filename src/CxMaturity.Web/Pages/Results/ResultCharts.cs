using System.Globalization;
using CxMaturity.Domain.Maturity;
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
        var name = dated.Questionnaire.Levels[standing.Level - 1].Name.ForReader();
        var description = standing.RawLevel > standing.Level
            ? sentences.Of("result.ladder_capped", standing.Level, name, standing.RawLevel)
            : sentences.Of("result.ladder_desc", standing.Level, name);
        return LevelLadder.Of(new("ladder", sentences.Of("result.ladder_title", standing.Level, Domain.Maturity.Ladder.Levels), description,
            standing.Level, standing.RawLevel, [.. dated.Questionnaire.Levels.Select(level => level.Name.ForReader())],
            sentences.Of("result.ladder_here"), sentences.Of("result.ladder_raw")));
    }

    public IHtmlContent Radar(DatedResult dated) => RadarChart.Of(new("radar", sentences.Of("result.radar"), sentences.Of("result.radar_desc"),
        sentences.Of("result.score"), sentences.Of("result.target"),
        [.. Rows(dated).Select(row => new RadarAxis(row.Code, row.Name, row.Score, row.Target, row.Missing))], CultureInfo.CurrentCulture, Format(dated)));

    public IHtmlContent Bars(DatedResult dated) => BarChart.Of(new("bars", sentences.Of("result.bars"), sentences.Of("result.bars_desc"),
        sentences.Of("result.score"), sentences.Of("result.target"), sentences.Of("result.core_mark"),
        [.. dated.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))], [.. Rows(dated)], CultureInfo.CurrentCulture, Format(dated)));

    private IEnumerable<BarRow> Rows(DatedResult dated) => dated.Result.Dimensions.Zip(dated.Questionnaire.Dimensions, (shown, known) =>
        new BarRow(shown.Code, known.Name.ForReader(), shown.Core, shown.Score, shown.Target,
            shown.Withheld is { } reason ? sentences.Of($"withheld_short.{reason}") : null));

    private static string Format(DatedResult dated) => ResultNumbers.Format(dated.Result.Sheets);
}
