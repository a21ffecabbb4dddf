using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results.Perception;

/// <summary>What the groups' views say in sentences.</summary>
public sealed class PerceptionWords(Sentences sentences)
{
    /// <summary>The one sentence: the largest gap that chance cannot explain, or why there is none.</summary>
    public string Headline(DatedResult dated)
    {
        var all = dated.Result.Dimensions.SelectMany(dimension => Figures.GapsOf(dimension).Select(gap => (Dimension: dimension, Gap: gap))).ToArray();
        if (all.Length == 0)
            return WhyNothing(dated);
        var sure = all.Where(each => each.Gap.IsSure).ToArray();
        return sure.Length == 0
            ? sentences.Of("perception.none_sure")
            : Said(dated, sure.MaxBy(each => Math.Abs(each.Gap.Difference)));
    }

    /// <summary>What stands beside the sentence: how many gaps are sure, and how many of them serious.</summary>
    public string? More(DatedResult dated)
    {
        var sure = dated.Result.Dimensions.SelectMany(Figures.GapsOf).Where(gap => gap.IsSure).ToArray();
        return sure.Length == 0 ? null : sentences.Of("perception.more", sure.Length, dated.Result.Dimensions.Sum(dimension => dimension.Gaps.Count),
            sure.Count(gap => gap.Size == GapBand.Serious));
    }

    /// <summary>Role groups that the comparison has to do without, with the reason.</summary>
    public IEnumerable<string> Missing(DatedResult dated) => dated.Result.Groups.Where(group => group.Audience.IsRoleGroup() && group.Withheld is not null)
        .Select(group => sentences.Of("perception.group_missing", sentences.Of($"Audience.{group.Audience}.short"), sentences.Of($"withheld.{group.Withheld}")));

    public string NotCompared(DatedResult dated, Dimension dimension)
    {
        var shared = dated.Questionnaire.SharedItems(dimension).Count();
        return shared < SharedItemsOfDimensions.FewestToCompare
            ? sentences.Of(Plural.Key("perception.few_items", shared), shared, SharedItemsOfDimensions.FewestToCompare)
            : sentences.Of("perception.few_groups");
    }

    /// <summary>Dimensions whose level the frontline's view decides (C4).</summary>
    public static IReadOnlySet<string> Capped(MaturityResult result) => new[] { result.Overall, result.Foundations }.OfType<Standing>()
        .SelectMany(standing => standing.Caps).Where(cap => cap.Code == CapCode.C4).SelectMany(cap => cap.Lifts).Select(lift => lift.Dimension).ToHashSet(StringComparer.Ordinal);

    /// <summary>How large an effect is, by the usual bands of Hedges' g.</summary>
    public string Effect(double g) => sentences.Of($"perception.effect.{Bands.OfEffect(g).ToString().ToLowerInvariant()}");

    public string Range(Interval interval, Func<double, string> format) => sentences.Of("figure.range", format(interval.Low), format(interval.High));

    private string Said(DatedResult dated, (DimensionResult Dimension, PerceptionGap Gap) largest)
    {
        var (dimension, gap) = largest;
        var up = gap.Difference > 0;
        var (higher, lower) = up ? (gap.First, gap.Second) : (gap.Second, gap.First);
        var (low, high) = up ? (gap.Interval!.Low, gap.Interval.High) : (-gap.Interval!.High, -gap.Interval.Low);
        var people = Figures.Fewest(dimension, gap);
        var name = dated.Questionnaire.Dimensions.First(known => known.Code == dimension.Code).Name.ForReader();
        return sentences.Of("perception.headline", sentences.Of($"perception.sees.{higher}"), name, dimension.Code, Figures.Size(gap.Difference, people),
            sentences.Of($"perception.than.{lower}"), Figures.Size(low, people), Figures.Size(high, people));
    }

    private string WhyNothing(DatedResult dated)
    {
        var groups = RoleGroups.All.Count(group => dated.Questionnaire.VariantFor(group) is not null);
        if (groups < 2)
            return sentences.Of("perception.one_group");
        return sentences.Of(dated.Questionnaire.Dimensions.Any(dated.Questionnaire.ComparesPerceptions) ? "perception.nothing_shown" : "perception.no_items");
    }
}
