using System.Globalization;
using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Numbers as people read them: rounded as disclosure rounds, in the reader's format.</summary>
public sealed class ResultNumbers
{
    public string Score(double score, int people) =>
        Disclosure.OfGroups.Score(score, people).ToString(Format(people), CultureInfo.CurrentCulture);

    public string Index(double index) => Disclosure.OfGroups.Index(index).ToString("0", CultureInfo.CurrentCulture);

    public string Target(double target) => target.ToString("0.0#", CultureInfo.CurrentCulture);

    /// <summary>The number format of a score of so many people.</summary>
    public static string Format(int people) => Disclosure.Decimals(people) == 2 ? "0.00" : "0.0";
}
