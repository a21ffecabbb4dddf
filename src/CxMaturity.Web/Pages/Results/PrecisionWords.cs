using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Results;

/// <summary>How sure a number is, in words that need no statistics.</summary>
public sealed class PrecisionWords(Sentences sentences, ResultNumbers numbers)
{
    /// <summary>"3.1 to 3.4", or why there is no range.</summary>
    public string Brief(Precision? precision, int n) => precision switch
    {
        null => "–",
        { Interval: { } interval } => Range(interval, n),
        _ => sentences.Of($"precision.{precision.Kind}")
    };

    /// <summary>What the range means, for whoever asks.</summary>
    public string Explained(Precision? precision, int n) => precision switch
    {
        null => sentences.Of("precision.none"),
        { Interval: { } interval } => sentences.Of($"precision.{precision.Kind}_why", numbers.Score(interval.Low, n), numbers.Score(interval.High, n)),
        _ => sentences.Of($"precision.{precision.Kind}_why")
    };

    public string Range(Interval interval, int n) => sentences.Of("precision.range", numbers.Score(interval.Low, n), numbers.Score(interval.High, n));

    /// <summary>How many of how many answered; without a headcount only how many.</summary>
    public string Response(Precision? precision, int n) => precision is { Headcount: { } people }
        ? n > people ? sentences.Of("precision.response_over", n, people) : sentences.Of("precision.response", n, people, Percent((double)n / people))
        : n.ToString(CultureInfo.CurrentCulture);

    /// <summary>The agreement in words first, the figure behind; the word follows from the digits that are read.</summary>
    public string Agreement(Agreement? agreement)
    {
        if (agreement is null)
            return "–";
        var read = Math.Round(agreement.AverageDeviation, 2, MidpointRounding.AwayFromZero);
        return sentences.Of(WordOf(read), read.ToString("0.0#", CultureInfo.CurrentCulture));
    }

    public static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    private static string WordOf(double deviation) => deviation switch
    {
        <= 0.5 => "agreement.strong",
        <= Domain.Maturity.Agreement.LargestDeviation => "agreement.enough",
        <= 1.2 => "agreement.weak",
        _ => "agreement.camps"
    };
}
