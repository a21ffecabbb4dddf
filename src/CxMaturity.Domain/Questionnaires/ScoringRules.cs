namespace CxMaturity.Domain.Questionnaires;

/// <summary>What the headline of a result may speak of.</summary>
public enum Headline
{
    /// <summary>All dimensions: overall score and level.</summary>
    Overall,

    /// <summary>Core-only and pulse questionnaires: the core score and the level of the foundations.</summary>
    Foundations
}

/// <summary>One step of the ladder.</summary>
public sealed record MaturityLevel(int Level, LocalizedText Name, LocalizedText Meaning);

/// <summary>Labels of the agreement scale from 1 to 5, and of the way out.</summary>
public sealed record AgreementScale(IReadOnlyList<LocalizedText> Labels, LocalizedText CannotJudge);

/// <summary>How much each role group weighs in an organisation's score.</summary>
public sealed record PerspectiveWeights(double X, double M, double F)
{
    public double Of(Audience group) => group switch
    {
        Audience.X => X,
        Audience.M => M,
        Audience.F => F,
        _ => 0
    };
}

/// <summary>The numbers in the caps, so that a high mean cannot hide a missing foundation.</summary>
/// <param name="FoundationHeadroom">C1: levels by which the overall level may exceed the lowest core dimension.</param>
/// <param name="CeilingWithLevelOne">C2a: highest overall level while any dimension is at level 1.</param>
/// <param name="CeilingWithLevelTwo">C2b: highest overall level while any dimension is at level 2 or below.</param>
/// <param name="MinimumResponseRate">C5: share of the headcount below which a level is provisional.</param>
/// <param name="MinimumPeople">C5: number of sheets below which a level is provisional.</param>
public sealed record CapRules(
    int FoundationHeadroom,
    int CeilingWithLevelOne,
    int CeilingWithLevelTwo,
    double MinimumResponseRate,
    int MinimumPeople);
