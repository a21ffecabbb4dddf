using System.Globalization;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Plays;

/// <summary>
/// Something that a result says or does not say, written as people read it: <c>INC-03 &lt; 2.6</c>, <c>SILO &lt; 2.6 in 2 waves</c>,
/// <c>gap X-F &gt;= 1.0</c>, <c>finding RACI_NO_ACCOUNTABLE</c>.
/// </summary>
public abstract partial record PlayCondition
{
    private PlayCondition()
    {
    }

    /// <summary>An item's mean, turned so that 5 speaks for maturity.</summary>
    public sealed record OfItem(string Item, bool IsBelow, double Value) : PlayCondition
    {
        public override bool? Holds(PlayFacts facts, IReadOnlyList<string> dimensions) =>
            facts.Items.TryGetValue(Item, out var mean) ? Compares(mean, IsBelow, Value) : null;

        public override string ToString() => $"{Item} {Sign(IsBelow)} {Written(Value)}";
    }

    /// <summary>A dimension's score, in as many waves running as named.</summary>
    public sealed record OfDimension(string Dimension, bool IsBelow, double Value, int Waves = 1) : PlayCondition
    {
        public override bool? Holds(PlayFacts facts, IReadOnlyList<string> dimensions)
        {
            if (facts.Dimensions.Count < Waves)
                return null;
            var scores = facts.Dimensions.Take(Waves).Select(wave => wave.TryGetValue(Dimension, out var score) ? score : (double?)null).ToArray();
            if (scores.Any(score => score is { } known && !Compares(known, IsBelow, Value)))
                return false;
            return scores.Any(score => score is null) ? null : true;
        }

        public override string ToString() => $"{Dimension} {Sign(IsBelow)} {Written(Value)}{(Waves > 1 ? $" in {Waves} waves" : "")}";
    }

    /// <summary>How much higher one role group sees any of the play's dimensions than another, on items that both were asked in the same words.</summary>
    public sealed record OfGap(Audience First, Audience Second, double Value) : PlayCondition
    {
        public override bool? Holds(PlayFacts facts, IReadOnlyList<string> dimensions)
        {
            double[] gaps = [.. facts.Gaps.Where(gap => gap.First == First && gap.Second == Second && dimensions.Contains(gap.Dimension)).Select(gap => gap.Difference)];
            return gaps.Length == 0 ? null : gaps.Any(gap => Compares(gap, isBelow: false, Value));
        }

        public override string ToString() => $"gap {First}-{Second} >= {Written(Value)}";
    }

    /// <summary>A finding that a workbench records; while there is no such workbench it simply does not occur.</summary>
    public sealed record OfFinding(string Code) : PlayCondition
    {
        public override bool? Holds(PlayFacts facts, IReadOnlyList<string> dimensions) => facts.Findings.Contains(Code) ? true : null;

        public override string ToString() => $"finding {Code}";
    }

    /// <summary>Whether a wave can make it true.</summary>
    public bool IsAboutScores => this is not OfFinding;

    /// <summary>Whether it holds; none where the result does not say.</summary>
    public abstract bool? Holds(PlayFacts facts, IReadOnlyList<string> dimensions);

    /// <summary>Reads what <see cref="object.ToString"/> writes; none where it is nothing of the kind.</summary>
    public static PlayCondition? Parse(string text)
    {
        if (Finding().Match(text) is { Success: true } finding)
            return new OfFinding(finding.Groups["code"].Value);
        if (Gap().Match(text) is { Success: true } gap)
            return Enum.TryParse<Audience>(gap.Groups["first"].Value, out var first) && Enum.TryParse<Audience>(gap.Groups["second"].Value, out var second) && first != second
                ? new OfGap(first, second, Number(gap))
                : null;
        if (Score().Match(text) is not { Success: true } score)
            return null;
        var (code, isBelow, value) = (score.Groups["code"].Value, score.Groups["sign"].Value == "<", Number(score));
        if (value is < Scoring.LowestValue or > Scoring.HighestValue)
            return null;
        if (score.Groups["item"].Success)
            return score.Groups["waves"].Success ? null : new OfItem(code, isBelow, value);
        var waves = score.Groups["waves"].Success ? int.Parse(score.Groups["waves"].Value, CultureInfo.InvariantCulture) : 1;
        return waves >= 1 ? new OfDimension(code, isBelow, value, waves) : null;
    }

    // Means come from sums of whole numbers; one on the edge counts as not below it.
    private static bool Compares(double measured, bool isBelow, double value) => isBelow ? measured < value - 1e-9 : measured >= value - 1e-9;

    private static string Sign(bool isBelow) => isBelow ? "<" : ">=";

    private static string Written(double value) => value.ToString("0.0##", CultureInfo.InvariantCulture);

    private static double Number(Match match) => double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^finding (?<code>[A-Z][A-Z0-9_]{2,60})$")]
    private static partial Regex Finding();

    [GeneratedRegex(@"^gap (?<first>[XMF])-(?<second>[XMF]) >= (?<value>[0-4](\.\d{1,3})?)$")]
    private static partial Regex Gap();

    [GeneratedRegex(@"^(?<code>[A-Z]{2,6}(?<item>-\d{2})?) (?<sign><|>=) (?<value>[1-5](\.\d{1,3})?)(?: in (?<waves>[1-9]) waves)?$")]
    private static partial Regex Score();
}
