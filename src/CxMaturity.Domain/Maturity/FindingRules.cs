using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Patterns in a result that have a name because they are met again and again.</summary>
public enum FindingCode
{
    /// <summary>Journeys are described, and neither owners nor incentives follow: they hang on the wall.</summary>
    Tapestry,

    /// <summary>People know what customers need and do it well, and incentives or silos stand in their way.</summary>
    Dilemma,

    /// <summary>Structures exist and people do not feel them.</summary>
    StructuresDoNotGrip,

    /// <summary>People are willing and nothing supports them.</summary>
    GoodWillAlone,

    /// <summary>Culture, pay and follow-through, the three gates at which most fail.</summary>
    LitmusTest
}

/// <summary>How one gate of the litmus test stands.</summary>
public enum GateState
{
    /// <summary>At the level of a customer-centric organisation.</summary>
    Open,

    /// <summary>On the way.</summary>
    HalfOpen,

    /// <summary>At the two lowest levels.</summary>
    Closed,

    /// <summary>Not measured, or withheld.</summary>
    Unknown
}

/// <summary>A score that a rule looked at.</summary>
/// <param name="Code">A dimension, a sub-scale or an item.</param>
public sealed record Evidence(string Code, double Score);

/// <summary>One gate of the litmus test with the scores that decide it.</summary>
/// <param name="Key"><c>culture</c>, <c>pay</c> or <c>follow_through</c>.</param>
public sealed record Gate(string Key, GateState State, double? Score, IReadOnlyList<Evidence> Evidence);

/// <summary>A pattern that was found, with what it was found in.</summary>
public sealed record ResultFinding(FindingCode Code, IReadOnlyList<Evidence> Evidence, IReadOnlyList<Gate> Gates);

/// <summary>
/// Rules that look at a published result and nothing else, so that each can be checked by the reader with the numbers on the page.
/// </summary>
public static class FindingRules
{
    /// <summary>Level 4 and above: described, done, decided.</summary>
    private static readonly double High = Ladder.FloorOf(4);

    /// <summary>Below level 3.</summary>
    private static readonly double Low = Ladder.FloorOf(3);

    // Journeys count as described from the level of a journey-oriented organisation on.
    private static readonly double Described = Ladder.FloorOf(3);

    private static readonly string[] JourneyDimensions = ["PROC", "INSI"];
    private static readonly string[] HeldBack = ["INC", "SILO"];
    private static readonly string[] PayItems = ["INC-03", "INC-04"];
    private static readonly string[] FollowThroughItems = ["LEAD-07", "LEAD-08"];
    private const string Culture = "ENAB";

    public static IReadOnlyList<ResultFinding> Of(Questionnaire questionnaire, MaturityResult result)
    {
        var findings = new List<ResultFinding>();
        if (Litmus(questionnaire, result) is { } litmus)
            findings.Add(litmus);
        if (Score(result, "PROC") is { } journeys && journeys.Score >= Described)
        {
            Evidence[] missing = [.. new[] { SubScale(result, "ROLE-A"), Score(result, "INC") }.OfType<Evidence>().Where(low => low.Score < Low)];
            if (missing.Length > 0)
                findings.Add(new(FindingCode.Tapestry, [journeys, .. missing], []));
        }

        Evidence[] able = [.. JourneyDimensions.Select(code => Score(result, code)).OfType<Evidence>().Where(score => score.Score >= High)];
        Evidence[] held = [.. HeldBack.Select(code => Score(result, code)).OfType<Evidence>().Where(score => score.Score < Low)];
        if (able.Length > 0 && held.Length > 0)
            findings.Add(new(FindingCode.Dilemma, [.. able, .. held], []));

        findings.AddRange(Gaps(result, gap => gap.DoesNotGrip, FindingCode.StructuresDoNotGrip));
        findings.AddRange(Gaps(result, gap => gap.IsGoodWillAlone, FindingCode.GoodWillAlone));
        return findings;
    }

    private static ResultFinding? Litmus(Questionnaire questionnaire, MaturityResult result)
    {
        Gate[] gates =
        [
            GateOf("culture", [Score(result, Culture)]),
            GateOf("pay", [.. PayItems.Select(id => Item(questionnaire, result, id))]),
            GateOf("follow_through", [.. FollowThroughItems.Select(id => Item(questionnaire, result, id))])
        ];
        return gates.All(gate => gate.State == GateState.Unknown) ? null : new(FindingCode.LitmusTest, [], gates);
    }

    private static Gate GateOf(string key, IReadOnlyList<Evidence?> looked)
    {
        Evidence[] known = [.. looked.OfType<Evidence>()];
        if (known.Length == 0)
            return new(key, GateState.Unknown, null, []);
        // A gate is as open as its worst leaf.
        var score = known.Min(each => each.Score);
        return new(key, score >= High ? GateState.Open : score >= Low ? GateState.HalfOpen : GateState.Closed, score, known);
    }

    private static IEnumerable<ResultFinding> Gaps(MaturityResult result, Func<StructureGap, bool> found, FindingCode code)
    {
        Evidence[] evidence = [.. result.Dimensions.Where(dimension => dimension.StructureGap is { } gap && found(gap))
            .Select(dimension => new Evidence(dimension.Code, dimension.StructureGap!.Difference))];
        return evidence.Length == 0 ? [] : [new(code, evidence, [])];
    }

    private static Evidence? Score(MaturityResult result, string code) =>
        result.Dimensions.FirstOrDefault(dimension => dimension.Code == code)?.Score is { } score ? new(code, score) : null;

    private static Evidence? SubScale(MaturityResult result, string code) =>
        result.Dimensions.SelectMany(dimension => dimension.SubScales).FirstOrDefault(scale => scale.Code == code)?.Score is { } score ? new(code, score) : null;

    /// <summary>An item's mean, turned so that 5 speaks for maturity.</summary>
    private static Evidence? Item(Questionnaire questionnaire, MaturityResult result, string id) =>
        questionnaire.Find(id) is { } item && result.Dimensions.SelectMany(dimension => dimension.Items).FirstOrDefault(each => each.Id == id)?.Mean is { } mean
            ? new(id, item.Key > 0 ? mean : Math.Round(Scoring.LowestValue + Scoring.HighestValue - mean, 10))
            : null;
}
