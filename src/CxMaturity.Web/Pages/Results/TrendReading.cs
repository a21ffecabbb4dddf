using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Pages.Results;

/// <summary>One closed wave in the row of those that asked the same.</summary>
public sealed record TrendWave(string Name, DatedResult Dated)
{
    public MaturityResult Result => Dated.Result;

    public DateTimeOffset At => Dated.Wave.ClosedAt!.Value;
}

/// <summary>Where two waves in a row cannot be compared, and what has changed between them.</summary>
/// <param name="Before">The first wave, counted from 0, that cannot be compared with those before it.</param>
public sealed record TrendBreak(int Before, string Text);

/// <summary>Something that began or ended meanwhile.</summary>
/// <param name="Number">By which it is known on the page.</param>
public sealed record TrendMark(DateTimeOffset At, int Number, bool IsEnd, string Text);

/// <summary>The closed waves of one questionnaire, oldest first.</summary>
public sealed record Trend(Questionnaire Questionnaire, IReadOnlyList<TrendWave> Waves, IReadOnlyList<TrendBreak> Breaks)
{
    public IReadOnlyList<Dimension> Core => [.. Questionnaire.Dimensions.Where(dimension => dimension.Core)];

    /// <summary>The waves since the last break: only these can be compared with the latest.</summary>
    public IReadOnlyList<TrendWave> Comparable => [.. Waves.Skip(Breaks.Count == 0 ? 0 : Breaks[^1].Before)];
}

/// <summary>
/// Puts the results of closed waves side by side: the results that each wave's own page shows, with all that is withheld or rounded
/// there, and no number besides.
/// </summary>
public sealed class TrendReading(ResultReading results, WaveNames names, AsOfDates dates, Sentences sentences)
{
    private const int FewestWaves = 2;
    private const int MostWaves = 24;

    /// <summary>One trend per questionnaire with at least two closed waves; of many waves the newest.</summary>
    /// <param name="fewest">Closed waves that a questionnaire needs to be in the answer.</param>
    public async Task<IReadOnlyList<Trend>> OfAsync(string organization, IEnumerable<Wave> waves, CancellationToken ct, string? asOf = null, int fewest = FewestWaves)
    {
        var (trends, date) = (new List<Trend>(), dates.Read(asOf));
        foreach (var same in waves.Where(wave => wave.Status == WaveStatus.Closed && (date is null || wave.ClosedAt <= date))
            .GroupBy(wave => wave.QuestionnaireId).Where(same => same.Count() >= fewest).OrderByDescending(same => same.Max(wave => wave.ClosedAt)))
        {
            var row = await Task.WhenAll(same.OrderByDescending(wave => wave.ClosedAt).ThenByDescending(wave => wave.Id).Take(MostWaves).Reverse().Select(async wave =>
                new TrendWave(names.ShortOf(wave), await results.OfWaveAsync(organization, wave.Id, asOf, ct))));
            trends.Add(new(row[^1].Dated.Questionnaire, row, [.. Breaks(row)]));
        }

        return trends;
    }

    /// <summary>The core score from wave to wave, each with its interval.</summary>
    public IHtmlContent Chart(Trend trend, IReadOnlyList<TrendMark>? marks = null) =>
        Chart(trend, "core", "", sentences.Of("change.core_score"), sentences.Of("trend.chart"), CoreOf, null, marks);

    /// <summary>One dimension from wave to wave, with its target.</summary>
    public IHtmlContent Chart(Trend trend, Dimension dimension, IReadOnlyList<TrendMark>? marks = null) =>
        Chart(trend, dimension.Code, dimension.Code, dimension.Name.ForReader(), dimension.Name.ForReader(),
            wave => Find(wave, dimension.Code) is { Score: { } score } shown ? (score, shown.Precision?.StandardError) : null, dimension.Target, marks);

    /// <summary>The core score of a wave with its error; none where it is withheld.</summary>
    public static (double Score, double? Error)? CoreOf(TrendWave wave) =>
        wave.Result.Foundations is { } standing ? (standing.Score, standing.Precision?.StandardError) : null;

    /// <summary>
    /// The 95 % interval of a score in a trend: without finite population correction, because it is about the development and not only
    /// about those who were there.
    /// </summary>
    public static LineInterval? IntervalOf((double Score, double? Error)? shown, int people) => shown is { Error: { } error } known
        ? new(Rounded(known.Score - 1.96 * error, people), Rounded(known.Score + 1.96 * error, people))
        : null;

    /// <summary>Why a number is not shown: where all groups are too small to be shown, that is the reason for each.</summary>
    public static Withheld WhyNot(TrendWave wave, Withheld? own) =>
        wave.Result.Sheets == 0 && wave.Result.Groups.Any(group => group.Withheld == Withheld.TooFew) ? Withheld.TooFew : own ?? Withheld.NotAsked;

    /// <summary>A dimension in one wave; none where that wave's version did not ask it.</summary>
    public static DimensionResult? Find(TrendWave wave, string code) => wave.Result.Dimensions.FirstOrDefault(dimension => dimension.Code == code);

    private static double Rounded(double score, int people) => Disclosure.OfGroups.Score(Math.Clamp(score, 1, 5), people);

    private IHtmlContent Chart(Trend trend, string id, string code, string name, string title, Func<TrendWave, (double Score, double? Error)?> of, double? target,
        IReadOnlyList<TrendMark>? marks)
    {
        var culture = CultureInfo.CurrentCulture;
        var moments = trend.Waves.Select(wave => wave.At.ToLocalTime().ToString("MMM yyyy", culture)).ToArray();
        var shown = trend.Waves.Select(of).ToArray();
        return LineChart.Of(new($"trend-{trend.Questionnaire.Id}-{id}", title, sentences.Of("trend.chart_desc", moments[0], moments[^1]), moments,
            [new(code.Length > 0 ? code : sentences.Of("trend.core_short"), name, true, [.. shown.Select(each => each?.Score)],
                [.. shown.Zip(trend.Waves, (each, wave) => IntervalOf(each, wave.Result.Sheets))])],
            [.. trend.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))], culture,
            ResultNumbers.Format(trend.Waves.Min(wave => wave.Result.Sheets)), [.. trend.Breaks.Select(gap => new LineBreak(gap.Before, gap.Text))],
            target, sentences.Of("result.target"), [.. (marks ?? []).Select(mark => new LineMark(Place(trend.Waves, mark.At), mark.Number, mark.IsEnd, mark.Text))]));
    }

    /// <summary>Where a moment lies among the waves, which stand at equal distances; what lies before or after all of them stands at the edge.</summary>
    private static double Place(IReadOnlyList<TrendWave> waves, DateTimeOffset at)
    {
        for (var i = 1; i < waves.Count; i++)
            if (at < waves[i].At)
                return Math.Max(0, i - 1 + (at - waves[i - 1].At) / (waves[i].At - waves[i - 1].At));
        return waves.Count - 1;
    }

    private IEnumerable<TrendBreak> Breaks(TrendWave[] row)
    {
        for (var i = 1; i < row.Length; i++)
            if (Changed(row[i - 1].Dated, row[i].Dated).ToArray() is { Length: > 0 } changes)
                yield return new(i, sentences.Of("trend.break", row[i].Name, string.Join("; ", changes)));
    }

    private IEnumerable<string> Changed(DatedResult before, DatedResult after)
    {
        if (before.Wave.QuestionnaireVersion != after.Wave.QuestionnaireVersion)
            yield return sentences.Of("trend.break_version", before.Wave.QuestionnaireVersion, after.Wave.QuestionnaireVersion);
        if (!Weights(before.Questionnaire).SequenceEqual(Weights(after.Questionnaire)))
            yield return sentences.Of("trend.break_weights");
        if (Only(after.Wave, before.Wave) is { Length: > 0 } come)
            yield return sentences.Of("trend.break_units_come", come);
        if (Only(before.Wave, after.Wave) is { Length: > 0 } gone)
            yield return sentences.Of("trend.break_units_gone", gone);
        if (Groups(before) is var earlier && Groups(after) is var later && earlier.Length > 0 && later.Length > 0 && earlier != later)
            yield return sentences.Of("trend.break_groups", earlier, later);
    }

    /// <summary>Whose views the scores are made of: one group more or less is a jump that nobody's answers have made.</summary>
    private string Groups(DatedResult dated) => string.Join(", ",
        dated.Result.Groups.Where(group => group.Audience.IsRoleGroup() && group.Withheld is null).Select(group => sentences.Of($"Audience.{group.Audience}.short")));

    private static IEnumerable<(string, double)> Weights(Questionnaire questionnaire) =>
        [.. questionnaire.Dimensions.Select(dimension => (dimension.Code, dimension.Weight)), .. RoleGroups.All.Select(group => (group.ToString(), questionnaire.Perspectives.Of(group)))];

    private static string Only(Wave one, Wave other) =>
        string.Join(", ", one.Units.Where(unit => other.Units.All(known => known.Code != unit.Code)).Select(unit => unit.Name.ForReader()));
}
