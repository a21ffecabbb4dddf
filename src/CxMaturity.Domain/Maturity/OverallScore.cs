using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>From dimension scores to the overall score and to the score of the foundations.</summary>
public static class OverallScore
{
    private const double SmallestWeight = 50;

    /// <summary>
    /// Weighted mean of the measured dimensions, if all core dimensions are measured and the measured ones carry at least 50 percent
    /// points of weight.
    /// </summary>
    public static (double? Score, Withheld? Withheld) Of(Questionnaire questionnaire, IReadOnlyList<ScoredDimension> measured)
    {
        if (questionnaire.Headline == Headline.Foundations)
            return (null, Withheld.FoundationsOnly);
        if (measured.Count(dimension => dimension.Core) < questionnaire.Dimensions.Count(dimension => dimension.Core))
            return (null, Withheld.CoreMissing);

        var weight = measured.Sum(dimension => dimension.Weight);
        return weight < SmallestWeight - 1e-9
            ? (null, Withheld.TooLittleMeasured)
            : (Ladder.OnScale(measured.Sum(dimension => dimension.Weight * dimension.Score) / weight), null);
    }

    /// <summary>The core score: the core dimensions with equal weights, if all are measured. Trend lines use it.</summary>
    public static (double? Score, Withheld? Withheld) OfFoundations(Questionnaire questionnaire, IReadOnlyList<ScoredDimension> measured)
    {
        var core = measured.Where(dimension => dimension.Core).ToArray();
        return core.Length < questionnaire.Dimensions.Count(dimension => dimension.Core)
            ? (null, Withheld.CoreMissing)
            : (core.Average(dimension => dimension.Score), null);
    }
}
