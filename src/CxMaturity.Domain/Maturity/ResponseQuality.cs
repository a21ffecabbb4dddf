using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Signs that a sheet was filled in without much thought. It counts all the same; a result says what it would be without.</summary>
[Flags]
public enum Doubts
{
    None = 0,

    /// <summary>The same value over a long row of statements of which some say the opposite of the others.</summary>
    LongString = 1,

    /// <summary>Less than two seconds per answer.</summary>
    Haste = 2,

    /// <summary>Nothing but the ends of the scale.</summary>
    AllExtreme = 4,

    /// <summary>Agreeing, or disagreeing, with two statements that contradict each other, more than once.</summary>
    Contradictions = 8
}

/// <summary>Which sheets raise doubts (Meade &amp; Craig 2012; Curran 2016).</summary>
public static class ResponseQuality
{
    /// <summary>Identical raw answers in a row from which on a row is long.</summary>
    public const int LongRow = 12;

    /// <summary>Seconds per answer below which nobody can have read the question.</summary>
    public const double SecondsPerAnswer = 2;

    // Of a handful of answers all may well be at an end of the scale.
    private const int FewestToBeExtreme = 8;
    private const int ContradictionsToFlag = 2;
    private const int Agrees = 4;
    private const int Disagrees = 2;

    /// <summary>Statements of the instrument that cannot both hold, nor both fail.</summary>
    private static readonly (string One, string Other)[] Opposites = [("LEAD-02", "LEAD-03"), ("SILO-01", "SILO-02"), ("SILO-04", "SILO-05")];

    /// <param name="answers">Raw values by item id, in any order; they are looked at in the order of the questionnaire.</param>
    /// <param name="hasty">Whether the sheet was submitted faster than it can be read, which only the moment of submitting can tell.</param>
    public static Doubts Of(Questionnaire questionnaire, Audience audience, IReadOnlyDictionary<string, int> answers, bool hasty)
    {
        var flags = hasty ? Doubts.Haste : Doubts.None;
        var (row, rowValue, forward, backward) = (0, 0, false, false);
        var (given, extreme) = (0, 0);
        foreach (var item in ScoringPlan.For(questionnaire, audience).AgreementItems)
        {
            if (!answers.TryGetValue(item.Id, out var value) || value == Item.CannotJudge)
                continue;
            if (value != rowValue)
                (row, rowValue, forward, backward) = (0, value, false, false);
            (row, forward, backward) = (row + 1, forward || item.Key > 0, backward || item.Key < 0);
            if (row >= LongRow && forward && backward)
                flags |= Doubts.LongString;
            (given, extreme) = (given + 1, extreme + (value is Scoring.LowestValue or Scoring.HighestValue ? 1 : 0));
        }

        if (given >= FewestToBeExtreme && extreme == given)
            flags |= Doubts.AllExtreme;
        if (Opposites.Count(pair => Contradicts(answers, pair.One, pair.Other)) >= ContradictionsToFlag)
            flags |= Doubts.Contradictions;
        return flags;
    }

    /// <summary>Whether so many answers cannot have been read in that time.</summary>
    public static bool IsHasty(int answers, TimeSpan taken) => answers > 0 && taken.TotalSeconds < SecondsPerAnswer * answers;

    private static bool Contradicts(IReadOnlyDictionary<string, int> answers, string one, string other) =>
        answers.TryGetValue(one, out var first) && answers.TryGetValue(other, out var second) && first != Item.CannotJudge && second != Item.CannotJudge
        && (first >= Agrees && second >= Agrees || first <= Disagrees && second <= Disagrees);
}
