using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Trends;

/// <summary>What a row of waves says of one measure, in words.</summary>
public sealed class TrendWords(Sentences sentences)
{
    // Ten years: whoever reads a larger number takes it for a promise that somebody can count on.
    private const int ManyQuarters = 40;

    // A quarter of the mean year.
    private const double DaysOfAQuarter = 365.2425 / 4;

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>The trend over the waves that can be compared with the latest.</summary>
    public static TrendResult Of(Trend trend, Func<TrendWave, (double Score, double? Error)?> of, double target)
    {
        var waves = trend.Comparable;
        return TrendScoring.Of([.. waves.Select(wave => new TrendPoint((wave.At - waves[0].At).TotalDays / DaysOfAQuarter, of(wave)?.Score, of(wave)?.Error))], target);
    }

    /// <summary>Whether it rises or falls, and how sure that is.</summary>
    public string Direction(string name, TrendResult trend) => trend switch
    {
        { Waves: < TrendResult.SlopeFrom } => sentences.Of(Plural.Key("trend.too_few", trend.Waves), name, trend.Waves),
        { Interval: { } range, Weighted: { } slope } when range.Low > 0 => sentences.Of("trend.rises", name, Points(slope), Range(range)),
        { Interval: { } range, Weighted: { } slope } when range.High < 0 => sentences.Of("trend.falls", name, Points(-slope), Range(new(-range.High, -range.Low))),
        { Interval: { } range } => sentences.Of("trend.open", name, Range(range)),
        { PerQuarter: { } slope } => sentences.Of("trend.no_interval", name, Points(slope)),
        _ => sentences.Of(Plural.Key("trend.too_few", trend.Waves), name, trend.Waves)
    };

    /// <summary>What the exact test says, or why there is none.</summary>
    public string Test(TrendResult trend) => trend switch
    {
        { P: { } p and < 0.05 } => sentences.Of("trend.test_yes", ChangeWords.P(p)),
        { P: { } p } => sentences.Of("trend.test_no", ChangeWords.P(p)),
        { NoP: NotEstimable.Ties } => sentences.Of("trend.test_ties"),
        { Waves: TrendResult.SlopeFrom } => sentences.Of("trend.test_four", trend.SmallestP.ToString("0.000", Culture)),
        _ => sentences.Of("trend.test_few")
    };

    /// <summary>When the target would be reached, or why that is not said.</summary>
    public string Pace(TrendResult trend, double target) => trend switch
    {
        { QuartersToTarget: { } quarters, QuartersRange: { } range } => sentences.Of(Plural.Key("trend.pace", Whole(quarters)), target.ToString("0.0#", Culture), Quarters(quarters), PaceRange(range)),
        { NoPace: NotEstimable.TargetReached } => sentences.Of("trend.pace_reached", target.ToString("0.0#", Culture)),
        { NoPace: NotEstimable.DirectionOpen } => sentences.Of("trend.pace_open"),
        { NoPace: NotEstimable.LeadsAway } => sentences.Of("trend.pace_away"),
        _ => sentences.Of("trend.pace_few")
    };

    public string PaceShort(TrendResult trend) => trend switch
    {
        { QuartersToTarget: { } quarters, QuartersRange: { } range } => sentences.Of(Plural.Key("trend.pace_short", Whole(quarters)), Quarters(quarters), PaceRange(range)),
        { NoPace: NotEstimable.TargetReached } => sentences.Of("trend.short_reached"),
        { NoPace: NotEstimable.LeadsAway } => sentences.Of("trend.short_away"),
        { NoPace: NotEstimable.DirectionOpen } => sentences.Of("trend.short_open"),
        _ => sentences.Of("trend.short_few")
    };

    public string Slope(TrendResult trend) => trend.Weighted is { } slope ? ChangeWords.WithSign(slope, 2) : "–";

    public string Range(Interval range) => sentences.Of("change.interval", ChangeWords.WithSign(range.Low, 2), ChangeWords.WithSign(range.High, 2));

    // Where both ends are the same quarter, there is nothing to add.
    private string PaceRange(Interval quarters) => Quarters(quarters.Low) == Quarters(quarters.High) ? "" : sentences.Of("trend.pace_range", Quarters(quarters.Low), Quarters(quarters.High));

    private static string Points(double slope) => slope.ToString("0.00", Culture);

    private string Quarters(double quarters) => Math.Ceiling(quarters - 1e-9) is var whole && whole > ManyQuarters
        ? sentences.Of("trend.many_quarters", ManyQuarters)
        : whole.ToString("N0", Culture);

    // Far away is many, however far.
    private static int Whole(double quarters) => (int)Math.Min(int.MaxValue, Math.Ceiling(quarters - 1e-9));
}
