using System.Security.Cryptography;
using System.Text;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Which dimensions go along with the outcome. Takes long for many people, so it runs once, while a result is fixed.</summary>
public static class DriverScoring
{
    /// <param name="rows">Dimension scores in the questionnaire's order and, last, the outcome, of the people who have all of them.</param>
    /// <param name="name">Seeds the resampling, so that the same wave always gives the same intervals.</param>
    /// <returns>None where the questionnaire asks for no outcome.</returns>
    public static DriverResult? Of(Questionnaire questionnaire, IReadOnlyList<double[]> rows, string name, Action<double>? progress, CancellationToken ct)
    {
        if (RoleGroups.All.All(group => ScoringPlan.For(questionnaire, group).Outcome.Length == 0))
            return null;

        var (dimensions, outcome) = (questionnaire.Dimensions, questionnaire.Dimensions.Count);
        var needed = ShapleyShares.Needed(dimensions.Count);
        if (rows.Count < needed)
            return new(rows.Count < Disclosure.OfGroups.MinimumSheets ? null : rows.Count, needed, null, NotEstimable.TooFew, []);

        var covariance = SampleCovariance.Of(rows);
        if (!ShapleyShares.Of(covariance, outcome).TryGet(out var shapley))
            return new(rows.Count, needed, null, ShapleyShares.Of(covariance, outcome).Reason, []);
        var check = RelativeWeights.Of(covariance, outcome).TryGet(out var weights) ? weights : null;
        var seed = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var ranges = DriverBootstrap.Of(rows, outcome, seed, progress: progress, cancellation: ct).TryGet(out var resampled) ? resampled.RelativeRanges : null;

        return new(rows.Count, needed, Rounded(shapley.RSquared), null,
        [
            .. dimensions.Select((dimension, i) => new Driver(dimension.Code, Rounded(shapley.Relative[i]),
                ranges is null ? null : new(Rounded(ranges[i].Low), Rounded(ranges[i].High)), Rounded(shapley.Correlations[i]),
                check is null ? null : Rounded(check.Relative[i])))
        ]);
    }

    private static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero) + 0.0;
}
