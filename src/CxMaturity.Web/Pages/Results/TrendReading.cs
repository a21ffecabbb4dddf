using System.Globalization;
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
}

/// <summary>The closed waves of one questionnaire, oldest first.</summary>
public sealed record Trend(Questionnaire Questionnaire, IReadOnlyList<TrendWave> Waves)
{
    public IReadOnlyList<Dimension> Core => [.. Questionnaire.Dimensions.Where(dimension => dimension.Core)];
}

/// <summary>
/// Puts the results of closed waves side by side: the results that each wave's own page shows, with all that is withheld or rounded
/// there, and no number besides.
/// </summary>
public sealed class TrendReading(ResultReading results, WaveNames names, Sentences sentences)
{
    private const int FewestWaves = 2;
    private const int MostWaves = 8;

    /// <summary>One trend per questionnaire with at least two closed waves; of many waves the newest.</summary>
    public async Task<IReadOnlyList<Trend>> OfAsync(string organization, IEnumerable<Wave> waves, CancellationToken ct)
    {
        var trends = new List<Trend>();
        foreach (var same in waves.Where(wave => wave.Status == WaveStatus.Closed).GroupBy(wave => wave.QuestionnaireId).Where(same => same.Count() >= FewestWaves))
        {
            var row = await Task.WhenAll(same.OrderByDescending(wave => wave.ClosedAt).Take(MostWaves).Reverse().Select(async wave =>
            {
                var dated = await results.OfWaveAsync(organization, wave.Id, null, ct);
                return new TrendWave(names.ShortOf(wave), dated);
            }));
            trends.Add(new(row[^1].Dated.Questionnaire, row));
        }

        return trends;
    }

    public IHtmlContent Chart(Trend trend)
    {
        var culture = CultureInfo.CurrentCulture;
        var moments = trend.Waves.Select(wave => wave.Dated.AsOf.ToLocalTime().ToString("MMM yyyy", culture)).ToArray();
        var headline = new LineSeries(sentences.Of("trend.overall_short"),
            sentences.Of(trend.Questionnaire.Headline == Headline.Foundations ? "result.core_score" : "result.overall_score"), true,
            [.. trend.Waves.Select(wave => wave.Result.Headline?.Score)]);
        var core = trend.Core.Select(dimension =>
            new LineSeries(dimension.Code, dimension.Name.ForReader(), false, [.. trend.Waves.Select(wave => Find(wave, dimension.Code)?.Score)]));
        return LineChart.Of(new($"trend-{trend.Questionnaire.Id}", sentences.Of("trend.chart"), sentences.Of("trend.chart_desc", moments[0], moments[^1]),
            moments, [headline, .. core], [.. trend.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))], culture,
            ResultNumbers.Format(trend.Waves.Min(wave => wave.Result.Sheets))));
    }

    /// <summary>Why a number is not shown: where all groups are too small to be shown, that is the reason for each.</summary>
    public static Withheld WhyNot(TrendWave wave, Withheld? own) =>
        wave.Result.Sheets == 0 && wave.Result.Groups.Any(group => group.Withheld == Withheld.TooFew) ? Withheld.TooFew : own ?? Withheld.NotAsked;

    /// <summary>A dimension in one wave; none where that wave's version did not ask it.</summary>
    public static DimensionResult? Find(TrendWave wave, string code) => wave.Result.Dimensions.FirstOrDefault(dimension => dimension.Code == code);
}
