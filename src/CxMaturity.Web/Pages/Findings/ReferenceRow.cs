using CxMaturity.Domain;
using CxMaturity.Domain.Findings;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>What a finding is about, as typed: empty rows do not count.</summary>
public sealed class ReferenceRow
{
    public string? Kind { get; set; }

    public string? Name { get; set; }

    public static IReadOnlyList<FindingReference> Read(IEnumerable<ReferenceRow> rows) =>
        [.. rows.Where(row => !string.IsNullOrWhiteSpace(row.Name) || row.Kind == nameof(ReferenceKind.Organization)).Select(row => new FindingReference(KindOf(row.Kind), row.Name ?? ""))];

    /// <summary>Those there are, and room for more.</summary>
    public static List<ReferenceRow> Of(IEnumerable<FindingReference> references, int empty) =>
        [.. references.Select(reference => new ReferenceRow { Kind = reference.Kind.ToString(), Name = reference.Name }), .. Enumerable.Range(0, empty).Select(_ => new ReferenceRow())];

    private static ReferenceKind KindOf(string? kind) =>
        Enum.GetNames<ReferenceKind>().Contains(kind, StringComparer.Ordinal) ? Enum.Parse<ReferenceKind>(kind!) : throw RefusedException.Invalid("finding.references", FindingReferences.Most);
}
