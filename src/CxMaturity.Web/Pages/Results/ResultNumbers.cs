using System.Globalization;
using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Numbers as people read them: two decimals from 30 people up, one below, in the reader's format.</summary>
public sealed class ResultNumbers
{
    public string Score(double score, MaturityResult result) => Score(score, result, result.Sheets);

    public string Score(double score, MaturityResult result, int people) =>
        Rounded(score, people).ToString(people >= 30 ? "0.00" : "0.0", CultureInfo.CurrentCulture);

    public string Index(double index) => Math.Round(index + 1e-9, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.CurrentCulture);

    public string Target(double target) => target.ToString("0.0#", CultureInfo.CurrentCulture);

    private static double Rounded(double score, int people) => Disclosure.OfGroups.Score(score, people);
}
