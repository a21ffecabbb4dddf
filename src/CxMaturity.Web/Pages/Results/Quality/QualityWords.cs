using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Pages.Results.Quality;

/// <summary>How good the measuring was, in sentences and in one picture.</summary>
public sealed class QualityWords(Sentences sentences)
{
    /// <summary>Below this an item hardly belongs to the others; the first suspect is a key applied the wrong way round.</summary>
    public const double WeakItem = ItemFit.Flagged;

    private static readonly string[] Bands = ["low", "care", "good", "redundant"];

    /// <summary>The one sentence: in how many dimensions the items measure the same thing.</summary>
    public string Headline(DatedResult dated)
    {
        if (dated.Result.Quality is not { } quality || quality.Reliability.All(each => each.Alpha is null))
            return sentences.Of("quality.headline_none");
        var known = quality.Reliability.Where(each => each.Alpha is not null).ToArray();
        var good = known.Count(each => ReliabilityChart.BandOf(each.Alpha!.Value) >= 2);
        return known.Length == quality.Reliability.Count
            ? sentences.Of("quality.headline", good, known.Length)
            : sentences.Of(Plural.Key("quality.headline_some", known.Length), good, known.Length, quality.Reliability.Count - known.Length);
    }

    /// <summary>What follows for reading the scores.</summary>
    public string? More(QualityResult quality)
    {
        string[] low = [.. quality.Reliability.Where(each => each.Alpha is { } alpha && ReliabilityChart.BandOf(alpha) == 0).Select(each => each.Dimension)];
        return low.Length == 0 ? null : sentences.Of("quality.more", string.Join(", ", low));
    }

    public string Band(double value) => sentences.Of($"quality.band.{Bands[ReliabilityChart.BandOf(value)]}");

    public static string BandClass(double value) => $"band-{Bands[ReliabilityChart.BandOf(value)]}";

    public string WhyNoAlpha(Reliability reliability) => reliability.NotEstimable switch
    {
        NotEstimable.TooFew when reliability.Items < 2 => sentences.Of(Plural.Key("quality.few_items", reliability.Items), reliability.Items),
        NotEstimable.TooFew => sentences.Of("quality.few_people"),
        { } reason => Why(reason),
        _ => "–"
    };

    public string WhyNoOmega(Reliability reliability) => reliability.OmegaNotEstimable is { } reason ? Why(reason) : "–";

    public IHtmlContent Chart(DatedResult dated) => ReliabilityChart.Of(new("reliability", sentences.Of("quality.chart"), sentences.Of("quality.chart_desc"),
        [
            .. dated.Result.Quality!.Reliability.Select(each => new ReliabilityRow(NameOf(dated, each.Dimension), each.Alpha, each.AlphaInterval?.Low, each.AlphaInterval?.High,
                each.Alpha is null ? sentences.Of(each.Items < 2 ? "quality.few_items_short" : each.N is null ? "quality.few_people_short" : "quality.not_estimable_short") : null))
        ],
        [.. Bands.Select(band => sentences.Of($"quality.band.{band}"))], sentences.Of("quality.interval"), CultureInfo.CurrentCulture));

    /// <summary>Whether units differ enough to be put in an order.</summary>
    public string Units(QualityResult quality) => quality.UnitReliability switch
    {
        null => sentences.Of("quality.units_none"),
        { WasNegative: true } => sentences.Of("quality.units_negative"),
        { MayBeRanked: true } units => sentences.Of("quality.units_rank", Figures.Percent(units.Icc1), Figures.Coefficient(units.Icc2), units.Units),
        { } units => sentences.Of("quality.units_no_rank", Figures.Percent(units.Icc1), Figures.Coefficient(units.Icc2), units.Units)
    };

    public string Flagged(DatedResult dated, QualityResult quality) => quality switch
    {
        { AnyFlagged: false } => sentences.Of("quality.flagged_none"),
        { Flagged: null } => sentences.Of("quality.flagged_few"),
        _ => sentences.Of("quality.flagged", quality.Flagged!, dated.Result.Sheets)
    };

    public static string NameOf(DatedResult dated, string code) =>
        dated.Questionnaire.Dimensions.FirstOrDefault(known => known.Code == code)?.Name.ForReader() ?? code;

    private string Why(NotEstimable reason) => sentences.Of(reason switch
    {
        NotEstimable.TooFew => "quality.few_people",
        NotEstimable.NoVariance => "quality.why.no_variance",
        NotEstimable.Heywood => "quality.why.heywood",
        NotEstimable.NoCommonFactor => "quality.why.no_factor",
        NotEstimable.Unreliable => "quality.why.unreliable",
        _ => "quality.why.not_converged"
    });
}
