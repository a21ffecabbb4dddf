using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>What is said of differences: signed numbers, intervals, chance and verdicts, in the reader's words.</summary>
public sealed class ChangeWords(Sentences sentences)
{
    private const double RuledOut = 0.001;
    private const double VeryUnlikely = 0.01;
    private const double Unlikely = 0.05;

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public static string WithSign(double difference, int decimals)
    {
        var format = "0." + new string('0', decimals);
        var size = Math.Abs(Math.Round(difference, decimals, MidpointRounding.AwayFromZero)).ToString(format, Culture);
        return size == 0.0.ToString(format, Culture) ? size : (difference < 0 ? "−" : "+") + size;
    }

    public string Interval(Interval interval, int decimals) => sentences.Of("change.interval", WithSign(interval.Low, decimals), WithSign(interval.High, decimals));

    public string Score(double score, int people) => Disclosure.OfGroups.Score(score, people).ToString("0." + new string('0', Disclosure.Decimals(people)), Culture);

    /// <summary>How the measure is called: the dimension's name, or the core score.</summary>
    public string NameOf(string code, Questionnaire questionnaire) => code == CoreScore.Code
        ? sentences.Of("change.core_score")
        : questionnaire.Dimensions.FirstOrDefault(dimension => dimension.Code == code)?.Name.ForReader() ?? code;

    public string Chance(double? p) => p switch
    {
        null => sentences.Of("change.chance_untested"),
        < RuledOut => sentences.Of("change.chance_ruled_out"),
        < VeryUnlikely => sentences.Of("change.chance_very_unlikely"),
        < Unlikely => sentences.Of("change.chance_unlikely"),
        _ => sentences.Of("change.chance_possible")
    };

    public static string P(double p) => p < RuledOut ? $"p < {RuledOut.ToString("0.000", Culture)}" : $"p = {p.ToString("0.000", Culture)}";

    public string Verdict(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Better => sentences.Of("change.better"),
        ChangeVerdict.Worse => sentences.Of("change.worse"),
        _ => sentences.Of("change.noise")
    };

    /// <summary>The shape that goes with the word, so that colour says nothing alone.</summary>
    public static string Shape(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Better => "▲",
        ChangeVerdict.Worse => "▼",
        _ => "○"
    };

    public string WhyNot(NotComparable reason) => reason switch
    {
        NotComparable.Questionnaire => sentences.Of("change.not_questionnaire"),
        NotComparable.Units => sentences.Of("change.not_units"),
        NotComparable.SmallRemainder => sentences.Of("change.not_remainder"),
        NotComparable.NoSpread => sentences.Of("change.not_spread"),
        _ => sentences.Of("change.not_few")
    };

    public string WhyNotShort(NotComparable reason) => reason switch
    {
        NotComparable.SmallRemainder => sentences.Of("change.short_remainder"),
        NotComparable.Released => sentences.Of("change.short_released"),
        NotComparable.NoSpread => sentences.Of("change.short_spread"),
        _ => sentences.Of("change.short_few")
    };

    public string List(IEnumerable<string> names) => string.Join(", ", names);
}
