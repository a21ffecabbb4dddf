using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Why a number is not shown.</summary>
public enum Withheld
{
    /// <summary>Nobody in this group was asked.</summary>
    NotAsked,

    /// <summary>Nobody in this group gave an answer that counts.</summary>
    NoAnswers,

    /// <summary>Fewer than the minimum; showing it could tell who said what.</summary>
    TooFew,

    /// <summary>The questionnaire asks the foundations only.</summary>
    FoundationsOnly,

    /// <summary>One of the four foundations has no score.</summary>
    CoreMissing,

    /// <summary>The dimensions that have a score carry less than half of the weight.</summary>
    TooLittleMeasured,

    /// <summary>Large enough itself, but with it a smaller group could be worked out by subtraction.</summary>
    Complement,

    /// <summary>Fewer than the minimum, and counted with middle management.</summary>
    Joined,

    /// <summary>All gave the same answer, so that showing it would tell what each single person said.</summary>
    AllAlike
}

/// <summary>
/// Everything that may be shown of a wave or of one person's sheet. Page, chart, workbook and API read the same record, so they cannot
/// disagree, and what disclosure withholds is not in it.
/// </summary>
/// <param name="Sheets">Sheets behind the result; of published role groups only.</param>
/// <param name="Headcount">People asked; none for a single sheet.</param>
/// <param name="ResponseRate">Sheets as a share of the headcount (0–1).</param>
/// <param name="Digest">Order-free fingerprint of the sheets.</param>
/// <param name="Quality">How good the measuring was; of waves only.</param>
/// <param name="SmallestGroup">Answers that a group needed before anything of it was shown.</param>
/// <param name="Executives">How executives stand in it where they are too few.</param>
/// <param name="Drivers">What goes along with the outcome; of waves whose questionnaire asks for one.</param>
public sealed record MaturityResult(
    ResultScope Scope,
    int Sheets,
    int? Headcount,
    double? ResponseRate,
    IReadOnlyList<GroupResult> Groups,
    Standing? Overall,
    Withheld? OverallWithheld,
    Standing? Foundations,
    Withheld? FoundationsWithheld,
    IReadOnlyList<DimensionResult> Dimensions,
    IReadOnlyList<ItemResult> BlockItems,
    string Digest,
    IReadOnlyList<UnitResult> Units,
    QualityResult? Quality,
    DriverResult? Drivers,
    int SmallestGroup,
    ExecutiveGroup Executives = ExecutiveGroup.OnTheirOwn)
{
    /// <summary>What the headline speaks of: the overall standing, or the foundations where only these were asked.</summary>
    public Standing? Headline => OverallWithheld == Withheld.FoundationsOnly ? Foundations : Overall;

    public bool IsProvisional => Headline?.Caps.Any(cap => cap.Code == CapCode.C5) == true;
}

public enum ResultScope
{
    /// <summary>Role groups of an organisation, from a minimum number of sheets each.</summary>
    Wave,

    /// <summary>One person's own sheet, shown to that person.</summary>
    Sheet
}

/// <summary>One role group (or the auditors) in a wave. Counts are given only where they may be shown.</summary>
public sealed record GroupResult(Audience Audience, int? Sheets, int? Headcount, Withheld? Withheld);

/// <summary>A score with what follows from it.</summary>
/// <param name="Score">1–5.</param>
/// <param name="Index">0–100.</param>
/// <param name="RawLevel">Level of the score alone.</param>
/// <param name="Level">Level after the caps.</param>
/// <param name="Caps">Every cap that bites.</param>
/// <param name="HeadlineLevel">Level that the headline names: it rises by at most one per quarter.</param>
/// <param name="Precision">How sure the score is.</param>
public sealed record Standing(double Score, double Index, int RawLevel, int Level, int HeadlineLevel, IReadOnlyList<Cap> Caps, Precision? Precision)
{
    /// <summary>Whether the headline names a lower level than the one computed, because levels rise by at most one per quarter (C6).</summary>
    public bool IsPaced => HeadlineLevel < Level;

    /// <summary>Whether the caps, not the pace, hold the level below that of the score alone.</summary>
    public bool IsCapped => Level < RawLevel;
}

public enum CapCode
{
    /// <summary>Foundation: the overall level stays near the lowest of the four core dimensions.</summary>
    C1,

    /// <summary>Breadth: a dimension stands at level 1.</summary>
    C2a,

    /// <summary>Breadth: a dimension stands at level 2 or below.</summary>
    C2b,

    /// <summary>Perception: executives see a core dimension far higher than the frontline, so its level is the frontline's.</summary>
    C4,

    /// <summary>Provisional: too few people, too low a response, or a role group missing.</summary>
    C5,

    /// <summary>Pace: the headline's level rises by at most one per quarter; the computed one is shown beside.</summary>
    C6
}

public enum ProvisionalReason
{
    ResponseRate,
    FewPeople,
    RoleGroupMissing
}

/// <param name="Ceiling">Highest level that the cap allows; none for C5, which changes the wording only.</param>
/// <param name="Lifts">The cheapest way to lift the cap; all of them are needed.</param>
/// <param name="Reasons">Why a level is provisional; C5 only.</param>
public sealed record Cap(CapCode Code, int? Ceiling, IReadOnlyList<Lift> Lifts, IReadOnlyList<ProvisionalReason> Reasons);

/// <summary>Raise one dimension from one score to another.</summary>
public sealed record Lift(string Dimension, double From, double To);

/// <param name="Score">Perspective-weighted over the published role groups; pooled where fewer than two are published.</param>
/// <param name="Pooled">Mean over all people of the published role groups.</param>
/// <param name="Gap">Distance to the target, never negative.</param>
/// <param name="GapShare">Weighted share of this gap in all gaps (0–1).</param>
/// <param name="Auditors">Mean of the auditors' ratings, shown beside and never averaged in.</param>
/// <param name="Practice">What is done today: the anchored items.</param>
/// <param name="Perception">How it feels: the agreement items.</param>
/// <param name="Favourable">Share of answers that speak for maturity (0–1), over the dimension's items.</param>
/// <param name="CannotJudge">Share of answers "cannot judge" (0–1).</param>
/// <param name="Open">Share of questions left open (0–1).</param>
/// <param name="Views">Each role group's mean of the items that all of them are asked in the same words.</param>
/// <param name="Gaps">How far these views lie apart.</param>
public sealed record DimensionResult(
    string Code,
    bool Core,
    double Weight,
    double Target,
    double? Score,
    double? Pooled,
    double? Index,
    int? Level,
    int N,
    Withheld? Withheld,
    double? Gap,
    double? GapShare,
    IReadOnlyList<GroupScore> Groups,
    double? Auditors,
    IReadOnlyList<SubScaleResult> SubScales,
    IReadOnlyList<ItemResult> Items,
    Precision? Precision,
    Agreement? Agreement,
    SideScore Practice,
    SideScore Perception,
    StructureGap? StructureGap,
    double? Favourable,
    double? CannotJudge,
    double? Open,
    IReadOnlyList<GroupScore> Views,
    IReadOnlyList<PerceptionGap> Gaps);

/// <summary>A role group's mean with the number of people behind it, or the reason why it is not shown.</summary>
public sealed record GroupScore(Audience Audience, double? Score, int? N, Withheld? Withheld, Precision? Precision = null, Agreement? Agreement = null);

public sealed record SubScaleResult(string Code, double? Score, int N, Withheld? Withheld, Precision? Precision = null);

/// <param name="Mean">Mean of the raw values.</param>
/// <param name="Favourable">Share of keyed values 4 and 5 (0–1); scored items only.</param>
/// <param name="CannotJudge">Number of people who could not judge.</param>
/// <param name="Open">Number of people who left the item open.</param>
/// <param name="Values">Counts of the values 1, 2, … in that order; from ten to 29 people three classes (low, middle, high); empty where the spread is not shown.</param>
/// <param name="FavourableInterval">95 % interval of the favourable share (0–1).</param>
public sealed record ItemResult(
    string Id,
    double? Mean,
    double? Favourable,
    int N,
    int CannotJudge,
    int Open,
    IReadOnlyList<int> Values,
    Withheld? Withheld,
    Interval? FavourableInterval = null);
