using System.Globalization;
using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Numbers as people read them: rounded as disclosure rounds, in the reader's format.</summary>
public sealed class ResultNumbers
{
    public string Score(double score, int people) =>
        Disclosure.OfGroups.Score(score, people).ToString(Format(people), CultureInfo.CurrentCulture);

    /// <summary>A score that is part of another one: coarser, unless very many answered.</summary>
    public string PartScore(double score, int people) => Disclosure.OfGroups.PartScore(score, people).ToString(Disclosure.PartDecimals(people) == 2 ? "0.00" : "0.0", CultureInfo.CurrentCulture);

    /// <summary>A difference with its sign; halves of a rounding step away from zero as with scores.</summary>
    public string WithSign(double difference, int people)
    {
        var rounded = Math.Round(difference, Disclosure.Decimals(people), MidpointRounding.AwayFromZero);
        return (rounded > 0 ? "+" : rounded < 0 ? "−" : "±") + Math.Abs(rounded).ToString(Format(people), CultureInfo.CurrentCulture);
    }

    public string Index(double index) => Disclosure.OfGroups.Index(index).ToString("0", CultureInfo.CurrentCulture);

    public string Target(double target) => target.ToString("0.0#", CultureInfo.CurrentCulture);

    /// <summary>The number format of a score of so many people.</summary>
    public static string Format(int people) => Disclosure.Decimals(people) == 2 ? "0.00" : "0.0";
}
