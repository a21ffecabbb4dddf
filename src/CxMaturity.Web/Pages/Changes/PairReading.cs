using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>Two waves as they are compared, and what of that may be shown.</summary>
/// <param name="First">The earlier wave's official result.</param>
/// <param name="Found">What differs, as far as both official results show it; before the ledgers were asked.</param>
public sealed record ComparedPair(ComparedSide Before, ComparedSide After, DatedResult First, DatedResult Second, ChangeResult Found, AdmittedComparison Admitted)
{
    /// <summary>Whether the ledgers keep a measure back that the comparison would show by itself.</summary>
    public bool Withholds(string code) => Found.Of(code)?.Difference is not null && !Admitted.Shows(code);
}

/// <summary>Measures two closed waves and asks their ledgers.</summary>
public sealed class PairReading(ClosedWaves closed, ComparisonReleasing releasing)
{
    /// <param name="asIf">Whether the earlier wave is scored by the later one's version, so that it can be compared.</param>
    public async Task<ComparedPair> OfAsync(string organization, WavePair pair, string? asOf, bool asIf, CancellationToken ct)
    {
        var (first, second) = (await closed.ResultAsync(organization, pair.Before, asOf, ct), await closed.ResultAsync(organization, pair.After, asOf, ct));
        var scored = await closed.MeasureAsync(organization, pair.Before, first.Official!, ct);
        var after = new ComparedSide(pair.After, second.Official!, await closed.MeasureAsync(organization, pair.After, second.Official!, ct));
        var before = asIf && pair.Before.Questionnaire.Version != pair.After.Questionnaire.Version
            ? new ComparedSide(pair.Before, first.Official!, await closed.AsIfAsync(organization, pair.Before, pair.After.Questionnaire, ct), scored)
            : new ComparedSide(pair.Before, first.Official!, scored);

        var found = ChangeScoring.Of(before.Measured, after.Measured).Where(code => Shows(first.Result, code) && Shows(second.Result, code), NotComparable.TooFew);
        var admitted = found.NotComparable is null ? await releasing.AdmitAsync(organization, before, after, found, ct) : new(Array.Empty<ReleasedMeasure>());
        return new(before, after, first, second, found, admitted);
    }

    /// <summary>Whether an official result shows a measure.</summary>
    public static bool Shows(MaturityResult result, string code) => code == CoreScore.Code
        ? result.Foundations is not null
        : result.Dimensions.FirstOrDefault(dimension => dimension.Code == code)?.Score is not null;
}
