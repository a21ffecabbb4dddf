using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Tests.Findings;

/// <summary>A finding that a rule raised, and one that somebody wrote down.</summary>
public static class FindingSituation
{
    public static readonly Guid Id = new("0195f000-0000-7000-8000-000000000101");
    public static readonly Guid Other = new("0195f000-0000-7000-8000-000000000102");
    public static readonly Guid Wave = new("0195f000-0000-7000-8000-000000000103");
    public static readonly Guid Initiative = new("0195f000-0000-7000-8000-000000000104");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly FindingReference Journey = new(ReferenceKind.Journey, "Kündigen");

    public static readonly FindingRaised Raised = new(
        Id, Wave, FindingRule.DimensionLow, "INC", "INC", Severity.High, [new("INC", 2.1)], [FindingReference.Whole], Now);

    public static readonly FindingRecorded Recorded = new(Id, "Nobody answers letters", "Seen in the archive.", "PROC", [Journey], Now);

    public static readonly RecommendationParts Parts = new(1.9, 15, 0.3, 1, 1, 1, 3);

    public static readonly PlayRecommended Recommended = new(Id, "P09", 1, 7.6, Parts, ["INC-03 < 2.6"], "P10", Now);

    public static Spec<Finding, FindingEvent> Spec => new(Finding.Initial, Finding.Evolve);

    public static Finding After(params FindingEvent[] events) => events.Aggregate(Finding.Initial, Finding.Evolve);
}
