namespace CxMaturity.Domain.Findings;

/// <summary>What may be referred to, and how often.</summary>
public static class FindingReferences
{
    public const int Most = 20;
    public const int LongestName = 120;

    /// <summary>At least one: a finding that is about nothing in particular reaches nobody.</summary>
    public static IReadOnlyList<FindingReference> Checked(IReadOnlyList<FindingReference> given)
    {
        var references = CheckedOrNone(given);
        return references.Count > 0 ? references : throw Refused();
    }

    /// <summary>At least one that is more than the organisation as a whole.</summary>
    public static IReadOnlyList<FindingReference> Pointed(IReadOnlyList<FindingReference> given)
    {
        var references = CheckedOrNone(given);
        return references.Any(reference => reference.Kind != ReferenceKind.Organization) ? references : throw Refused();
    }

    public static IReadOnlyList<FindingReference> CheckedOrNone(IReadOnlyList<FindingReference> given)
    {
        FindingReference[] references = [.. given.Select(CheckedOne).Distinct()];
        return references.Length <= Most ? references : throw Refused();
    }

    private static FindingReference CheckedOne(FindingReference given)
    {
        if (!Enum.IsDefined(given.Kind))
            throw Refused();
        if (given.Kind == ReferenceKind.Organization)
            return FindingReference.Whole;
        var name = Wording.LineOrNothing(given.Name, LongestName, "finding.reference_name");
        if (name.Length == 0 || (given.Kind == ReferenceKind.Unit && !UnitRules.IsCode(name)))
            throw RefusedException.Invalid("finding.reference_name", LongestName);
        return given with { Name = name };
    }

    private static RefusedException Refused() => RefusedException.Invalid("finding.references", Most);
}
