using CxMaturity.Domain.CustomerViews;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Results.Perception;

/// <summary>Why a pair has a difference and no interval, or not even that.</summary>
public enum PairGap
{
    Known,

    /// <summary>Nothing has been recorded of the customers.</summary>
    NoCustomers,

    /// <summary>The organisation's own side is withheld.</summary>
    SelfWithheld,

    /// <summary>How the own answers are spread is shown in classes or not at all, so the formula lacks their deviation.</summary>
    NoSpread,

    /// <summary>Nobody on either side differs from the others.</summary>
    NoVariance
}

/// <summary>The organisation's own answer beside that of its customers.</summary>
/// <param name="Self">Mean of the own answers, turned so that 5 speaks for the organisation.</param>
/// <param name="Gap">Self minus customers in index points.</param>
public sealed record ComparedPair(Item Item, MirrorPair Pair, double? Self, int SelfPeople, Withheld? Withheld, CustomerView? View, double? Gap, Interval? Interval, PairGap State);

/// <summary>The image of oneself beside that of the customers, over the mirrored questions that the questionnaire asks.</summary>
/// <param name="Gap">Mean of the pairs' gaps; none where there is no pair.</param>
/// <param name="Overestimation">Share of the pairs with an interval whose interval lies above zero (0–1).</param>
public sealed record CustomerComparison(IReadOnlyList<ComparedPair> Pairs, double? Gap, double? Overestimation)
{
    private const double IndexPerPoint = 25;

    public bool HasCustomers => Pairs.Any(pair => pair.View is not null);

    public static CustomerComparison Of(DatedResult dated, IReadOnlyDictionary<string, CustomerView> views)
    {
        var results = dated.Result.Dimensions.SelectMany(dimension => dimension.Items).Concat(dated.Result.BlockItems).ToDictionary(item => item.Id, StringComparer.Ordinal);
        ComparedPair[] pairs =
        [
            .. from pair in MirrorPair.All
               let item = dated.Questionnaire.Find(pair.Item)
               where item is not null
               select Compared(pair, item, results.GetValueOrDefault(pair.Item), views.GetValueOrDefault(pair.Code))
        ];
        var estimable = pairs.Where(pair => pair.Interval is not null).ToArray();
        return new(pairs, pairs.Any(pair => pair.Gap is not null) ? pairs.Average(pair => pair.Gap) : null,
            estimable.Length == 0 ? null : estimable.Count(pair => pair.Interval!.Low > 0) / (double)estimable.Length);
    }

    private static ComparedPair Compared(MirrorPair pair, Item item, ItemResult? own, CustomerView? view)
    {
        if (own?.Mean is not { } mean)
            return new(item, pair, null, 0, own?.Withheld ?? Withheld.NotAsked, view, null, null, PairGap.SelfWithheld);
        var self = item.Key > 0 ? mean : Scoring.LowestValue + Scoring.HighestValue - mean;
        if (view is null)
            return new(item, pair, self, own.N, null, null, null, null, PairGap.NoCustomers);

        var gap = (self - view.Mean) * IndexPerPoint;
        if (own.Values.Count != Scoring.HighestValue)
            return new(item, pair, self, own.N, null, view, gap, null, PairGap.NoSpread);
        Moments customers = new(view.People, view.Mean * IndexPerPoint, Squared(view.Deviation * IndexPerPoint));
        var compared = SelfOtherGap.Of([(new(own.N, self * IndexPerPoint, VarianceOf(own.Values)), customers)]).Value.Pairs[0];
        return compared.TryGet(out var found)
            ? new(item, pair, self, own.N, null, view, gap, found.Range, PairGap.Known)
            : new(item, pair, self, own.N, null, view, gap, null, PairGap.NoVariance);
    }

    /// <summary>Of the answers 1 to 5, in index points; turning an item changes nothing of it.</summary>
    private static double VarianceOf(IReadOnlyList<int> counts) =>
        Moments.Of([.. counts.SelectMany((count, i) => Enumerable.Repeat((i + 1) * IndexPerPoint, count))]).Variance;

    private static double Squared(double value) => value * value;
}
