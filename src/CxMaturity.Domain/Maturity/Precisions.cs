using System.Security.Cryptography;
using System.Text;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>Which formula tells how sure a mean is, and what of it may be shown (decision table D.1 of the method).</summary>
internal static class Precisions
{
    private const double FewAnswer = 0.5;

    /// <param name="strata">The groups behind the mean; a headcount of zero is one that nobody counted.</param>
    /// <param name="singles">The values behind a small group; asked for only where they are needed.</param>
    /// <param name="seed">Names the group, so that resampling gives the same every time.</param>
    public static Precision Of(IReadOnlyList<Stratum> strata, Func<IReadOnlyList<double>?> singles, string seed, Disclosure disclosure) =>
        Sampled(strata, singles, seed, disclosure) with
        {
            StandardError = StratifiedMean.Of([.. strata.Select(stratum => stratum with { Population = null })]).TryGet(out var open)
                ? disclosure.Error(open.StandardError, strata.Sum(stratum => stratum.Moments.Count))
                : null
        };

    private static Precision Sampled(IReadOnlyList<Stratum> strata, Func<IReadOnlyList<double>?> singles, string seed, Disclosure disclosure)
    {
        var n = strata.Sum(stratum => stratum.Moments.Count);
        int? headcount = strata.All(stratum => stratum.Population > 0) ? strata.Sum(stratum => stratum.Population!.Value) : null;
        if (strata.Any(stratum => stratum.Population > 0 && stratum.Population < stratum.Moments.Count))
            return new(PrecisionKind.MoreAnswersThanPeople, null, headcount, null, null);

        var rate = headcount is { } people ? (double)n / people : (double?)null;
        if (rate == 1)
            return new(PrecisionKind.Census, null, headcount, rate, null);

        var bounds = rate < FewAnswer ? Bounds(strata, n, disclosure) : null;
        if (n < PeopleNeeded.ForSpread && singles() is { Count: > 0 } values)
            return SmallGroup(values, seed) is { } small
                ? new(PrecisionKind.SmallGroup, Shown(small, n, disclosure), headcount, rate, bounds)
                : new(PrecisionKind.AllAlike, null, headcount, rate, bounds);

        Stratum[] open = [.. strata.Select(stratum => stratum with { Population = stratum.Population > 0 ? stratum.Population : null })];
        return StratifiedMean.Of(open).TryGet(out var mean)
            ? new(PrecisionKind.Interval, Shown(mean.Interval, n, disclosure), headcount, rate, bounds)
            : new(PrecisionKind.AllAlike, null, headcount, rate, bounds);
    }

    /// <summary>An interval of scores, kept on the scale and rounded as the score itself is.</summary>
    public static Interval Shown(Interval interval, int n, Disclosure disclosure) =>
        new(disclosure.Score(Math.Clamp(interval.Low, 1, 5), n), disclosure.Score(Math.Clamp(interval.High, 1, 5), n));

    private static Interval? SmallGroup(IReadOnlyList<double> values, string seed) =>
        BcaBootstrap.OfMean(values, SeedOf(seed)).TryGet(out var found) ? found.Range : null;

    private static Interval Bounds(IReadOnlyList<Stratum> strata, int n, Disclosure disclosure)
    {
        var weight = strata.Sum(stratum => stratum.Weight);
        var (low, high) = (0.0, 0.0);
        foreach (var stratum in strata)
        {
            var bounds = BestWorstBounds.Of(stratum.Moments.Mean, stratum.Moments.Count, stratum.Population!.Value);
            low += stratum.Weight / weight * bounds.Low;
            high += stratum.Weight / weight * bounds.High;
        }

        return Shown(new(low, high), n, disclosure);
    }

    private static ulong SeedOf(string name) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
