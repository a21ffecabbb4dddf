namespace CxMaturity.Domain.Findings;

public sealed record RaiseFinding(
    Guid FindingId, Guid? WaveId, FindingRule Rule, string Subject, string? Dimension, Severity Severity,
    IReadOnlyList<FindingEvidence> Evidence, IReadOnlyList<FindingReference> References, DateTimeOffset Now);

public sealed record RecordFinding(
    Guid FindingId, string Title, string Text, string? Dimension, IReadOnlyList<FindingReference> References, DateTimeOffset Now);

public sealed record RewordFinding(string Title, string Text, DateTimeOffset Now);

public sealed record ReferFinding(IReadOnlyList<FindingReference> References, DateTimeOffset Now);

public sealed record DeliverFinding(string To, DeliveryFormat Format, DateTimeOffset Now);

public sealed record DiscussFinding(string Note, DateTimeOffset Now);

public sealed record AcceptFinding(DateTimeOffset Now);

public sealed record DeclineFinding(string Reason, DateTimeOffset Now);

public sealed record MergeFinding(DateTimeOffset Now);

public sealed record ReopenFinding(DateTimeOffset Now);

/// <summary>The rules of a finding's way: it names what it is about, and nobody drops it without a reason.</summary>
public static class FindingDecider
{
    public const int LongestTitle = 120;
    public const int LongestText = 4000;
    public const int LongestReason = 1000;
    public const int LongestRecipient = 120;

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, RaiseFinding command)
    {
        if (finding.Exists)
            return [];
        return
        [
            new FindingRaised(command.FindingId, command.WaveId, command.Rule, Wording.Code(command.Subject, "finding.subject"), DimensionOf(command.Dimension),
                command.Severity, command.Evidence, FindingReferences.Checked(command.References), command.Now)
        ];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, RecordFinding command)
    {
        if (finding.Exists)
            return [];
        return
        [
            new FindingRecorded(command.FindingId, TitleOf(command.Title), TextOf(command.Text), DimensionOf(command.Dimension),
                FindingReferences.Pointed(command.References), command.Now)
        ];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, RewordFinding command)
    {
        Existing(finding);
        // The words of a rule are the same wherever it strikes; what somebody thinks of it is a note.
        if (finding.Rule is not null)
            throw RefusedException.Conflict("finding.by_rule");
        var (title, text) = (TitleOf(command.Title), TextOf(command.Text));
        return finding.Title == title && finding.Text == text ? [] : [new FindingReworded(finding.Id, title, text, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, ReferFinding command)
    {
        Existing(finding);
        var references = finding.Rule is null ? FindingReferences.Pointed(command.References) : FindingReferences.Checked(command.References);
        return finding.References.SequenceEqual(references) ? [] : [new FindingReferred(finding.Id, references, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, DeliverFinding command)
    {
        NotMerged(finding);
        var to = Wording.Line(command.To, LongestRecipient, "finding.recipient");
        if (!Enum.IsDefined(command.Format))
            throw RefusedException.Invalid("finding.format");
        return finding.Deliveries.Any(known => known.To == to && known.Format == command.Format)
            ? []
            : [new FindingDelivered(finding.Id, to, command.Format, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, DiscussFinding command)
    {
        NotMerged(finding);
        var note = TextOf(command.Note);
        return finding.Discussions.Any(known => known.Note == note) ? [] : [new FindingDiscussed(finding.Id, note, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, AcceptFinding command)
    {
        Alive(finding);
        return finding.Status == FindingStatus.Accepted ? [] : [new FindingAccepted(finding.Id, command.Now)];
    }

    /// <summary>Something accepted can still be declined: people learn.</summary>
    public static IReadOnlyList<FindingEvent> Decide(Finding finding, DeclineFinding command)
    {
        NotMerged(finding);
        var reason = ReasonOf(command.Reason);
        return finding.DeclinedBecause == reason ? [] : [new FindingDeclined(finding.Id, reason, command.Now)];
    }

    /// <summary>Only into one that stands for itself, so that nobody is led around in a ring.</summary>
    public static IReadOnlyList<FindingEvent> Decide(Finding finding, MergeFinding command, Finding into)
    {
        Existing(finding);
        Existing(into);
        if (finding.MergedInto == into.Id)
            return [];
        Alive(finding);
        if (finding.Id == into.Id)
            throw RefusedException.Conflict("finding.merge_self");
        if (into.Status == FindingStatus.Merged)
            throw RefusedException.Conflict("finding.merge_merged");
        return [new FindingMerged(finding.Id, into.Id, command.Now)];
    }

    public static IReadOnlyList<FindingEvent> Decide(Finding finding, ReopenFinding command)
    {
        Existing(finding);
        return finding.Status == FindingStatus.Open ? [] : [new FindingReopened(finding.Id, command.Now)];
    }

    internal static string ReasonOf(string? reason) => Wording.Text(reason, LongestReason, "finding.reason");

    internal static void Existing(Finding finding)
    {
        if (!finding.Exists)
            throw RefusedException.Unknown("finding.unknown");
    }

    /// <summary>Refuses where somebody has closed the way on.</summary>
    internal static void Alive(Finding finding)
    {
        NotMerged(finding);
        if (finding.Status == FindingStatus.Declined)
            throw RefusedException.Conflict("finding.is_declined");
    }

    private static void NotMerged(Finding finding)
    {
        Existing(finding);
        if (finding.Status == FindingStatus.Merged)
            throw RefusedException.Conflict("finding.is_merged");
    }

    private static string TitleOf(string? title) => Wording.Line(title, LongestTitle, "finding.title");

    private static string TextOf(string? text) => Wording.TextOrNothing(text, LongestText, "finding.text");

    private static string? DimensionOf(string? dimension) => Wording.CodeOrNone(dimension, "finding.dimension");
}
