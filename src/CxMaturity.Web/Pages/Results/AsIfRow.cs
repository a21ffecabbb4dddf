using CxMaturity.Domain.Maturity;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results;

/// <summary>One score beside what it would be by another version; none where that is not shown or not asked.</summary>
public sealed record AsIfRow(string Name, (double Score, int N)? Official, (double Score, int N)? AsIf)
{
    /// <summary>The headline first, then the dimensions of both versions.</summary>
    /// <param name="headline">How the headline's score is called.</param>
    public static IReadOnlyList<AsIfRow> Of(MaturityResult official, DatedResult asIf, string headline)
    {
        var names = asIf.Questionnaire.Dimensions.ToDictionary(dimension => dimension.Code, dimension => dimension.Name.ForReader(), StringComparer.Ordinal);
        return
        [
            new(headline, Shown(official.Headline?.Score, official.Sheets), Shown(asIf.Result.Headline?.Score, asIf.Result.Sheets)),
            .. asIf.Result.Dimensions.Select(dimension => dimension.Code).Union(official.Dimensions.Select(dimension => dimension.Code), StringComparer.Ordinal)
                .Select(code => new AsIfRow(names.GetValueOrDefault(code, code), Of(official, code), Of(asIf.Result, code)))
        ];
    }

    private static (double, int)? Of(MaturityResult result, string code) =>
        result.Dimensions.FirstOrDefault(dimension => dimension.Code == code) is { } known ? Shown(known.Score, known.N) : null;

    private static (double, int)? Shown(double? score, int n) => score is { } known ? (known, n) : null;
}
