using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Plays;

/// <summary>How much higher one role group sees a dimension than another, in scale points.</summary>
public sealed record SeenGap(string Dimension, Audience First, Audience Second, double Difference);

/// <summary>What triggers and preconditions look at: published numbers only, so that no play betrays what is withheld.</summary>
/// <param name="Items">Items' means by id, turned so that 5 speaks for maturity.</param>
/// <param name="Dimensions">Scores by dimension, of this wave first and then of those before it with the same questionnaire.</param>
/// <param name="Findings">Codes that workbenches have recorded.</param>
public sealed record PlayFacts(
    IReadOnlyDictionary<string, double> Items,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Dimensions,
    IReadOnlyList<SeenGap> Gaps,
    IReadOnlySet<string> Findings)
{
    public static readonly PlayFacts None = new(new Dictionary<string, double>(), [], [], new HashSet<string>());

    /// <summary>As a wave's result tells it.</summary>
    /// <param name="earlier">Results of earlier waves with the same questionnaire, newest first.</param>
    public static PlayFacts Of(Questionnaire questionnaire, MaturityResult result, IEnumerable<MaturityResult> earlier, IEnumerable<string> findings) => new(
        result.Dimensions.SelectMany(dimension => dimension.Items)
            .Where(item => item.Mean is not null && questionnaire.Find(item.Id) is not null)
            .ToDictionary(item => item.Id, item => Keyed(questionnaire.Find(item.Id)!, item.Mean!.Value), StringComparer.Ordinal),
        [.. earlier.Prepend(result).Select(Scores)],
        [.. result.Dimensions.SelectMany(dimension => dimension.Gaps.Select(gap => new SeenGap(dimension.Code, gap.First, gap.Second, gap.Difference)))],
        findings.ToHashSet(StringComparer.Ordinal));

    private static Dictionary<string, double> Scores(MaturityResult result) =>
        result.Dimensions.Where(dimension => dimension.Score is not null).ToDictionary(dimension => dimension.Code, dimension => dimension.Score!.Value, StringComparer.Ordinal);

    private static double Keyed(Item item, double mean) => item.Key > 0 ? mean : Scoring.LowestValue + Scoring.HighestValue - mean;
}
