using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

/// <param name="Position">Its place among the ideas.</param>
public sealed record ProposeInitiative(
    Guid InitiativeId, string Title, string? PlayId, IReadOnlyList<Guid> Findings, string Position, DateTimeOffset Now);

public sealed record RenameInitiative(string Title, DateTimeOffset Now);

public sealed record LinkFindings(IReadOnlyList<Guid> Findings, DateTimeOffset Now);

public sealed record ScopeInitiative(ScopeCard Scope, DateTimeOffset Now);

public sealed record LinkDrivers(IReadOnlyList<string> Drivers, DateTimeOffset Now);

public sealed record SetTargets(IReadOnlyList<DimensionTarget> Targets, DateTimeOffset Now);

/// <summary>The rules of what an initiative is and promises: whatever it needed to become ready, it keeps.</summary>
public static class InitiativeDecider
{
    public const int LongestTitle = 120;
    public const int LongestText = 4000;
    public const int LongestReason = 1000;
    public const int LongestLine = 300;
    public const int MostFindings = 50;
    public const int MostDrivers = 20;
    public const int LongestDriver = 120;
    public const int MostTargets = 20;
    public const double SmallestDelta = 0.1;
    public const double LargestDelta = 1.0;

    public static readonly DateOnly Earliest = new(2000, 1, 1);
    public static readonly DateOnly Latest = new(2100, 12, 31);

    // Tenths have no exact form in binary.
    private const double Edge = 1e-9;

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, ProposeInitiative command)
    {
        if (initiative.Exists)
            return [];
        return
        [
            new InitiativeProposed(command.InitiativeId, TitleOf(command.Title), Wording.CodeOrNone(command.PlayId, "initiative.play"),
                FindingsOf(command.Findings), PositionOf(command.Position), command.Now)
        ];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, RenameInitiative command)
    {
        Existing(initiative);
        var title = TitleOf(command.Title);
        return initiative.Title == title ? [] : [new InitiativeRenamed(initiative.Id, title, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, LinkFindings command)
    {
        Existing(initiative);
        var findings = FindingsOf(command.Findings);
        return initiative.Findings.SequenceEqual(findings) ? [] : [new FindingsLinked(initiative.Id, findings, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, ScopeInitiative command)
    {
        Existing(initiative);
        var given = command.Scope;
        var scope = new ScopeCard(TextOf(given.Question), TextOf(given.Inside), TextOf(given.Outside), TextOf(given.Deliverable),
            Wording.LineOrNothing(given.DecisionMaker, LongestLine, "initiative.decision_maker"), TextOf(given.DoneWhen), given.AddsCommittee);
        return initiative.Scope == scope ? [] : KeepingReady(initiative, new InitiativeScoped(initiative.Id, scope, command.Now));
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, LinkDrivers command)
    {
        Existing(initiative);
        var drivers = Wording.Lines(command.Drivers, MostDrivers, LongestDriver, "initiative.drivers");
        return initiative.Drivers.SequenceEqual(drivers) ? [] : KeepingReady(initiative, new DriversLinked(initiative.Id, drivers, command.Now));
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, SetTargets command)
    {
        Existing(initiative);
        DimensionTarget[] targets = [.. command.Targets.Select(TargetOf)];
        if (targets.Length > MostTargets || targets.DistinctBy(target => target.Dimension).Count() < targets.Length)
            throw RefusedException.Invalid("initiative.targets", MostTargets);
        return initiative.Targets.SequenceEqual(targets) ? [] : [new TargetsSet(initiative.Id, targets, command.Now)];
    }

    internal static void Existing(Initiative initiative)
    {
        if (!initiative.Exists)
            throw RefusedException.Unknown("initiative.unknown");
    }

    /// <summary>A card that stands where only ready ones stand does not lose what made it ready.</summary>
    internal static IReadOnlyList<InitiativeEvent> KeepingReady(Initiative initiative, params IReadOnlyList<InitiativeEvent> events)
    {
        if (!Readiness.IsAsked(initiative.Column))
            return events;
        var lost = Readiness.Missing(events.Aggregate(initiative, Initiative.Evolve)).Except(Readiness.Missing(initiative)).ToArray();
        return lost.Length == 0 ? events : throw RefusedException.Conflict("initiative.needed_here", [.. lost]);
    }

    internal static DateOnly DayOf(DateOnly day) => day >= Earliest && day <= Latest ? day : throw RefusedException.Invalid("initiative.date", Earliest, Latest);

    internal static string TextOf(string? text) => Wording.TextOrNothing(text, LongestText, "initiative.text");

    internal static string PositionOf(string? position) =>
        BoardPosition.IsPosition(position) ? position! : throw RefusedException.Invalid("initiative.position");

    private static string TitleOf(string? title) => Wording.Line(title, LongestTitle, "initiative.title");

    private static Guid[] FindingsOf(IReadOnlyList<Guid> given)
    {
        Guid[] findings = [.. given.Distinct()];
        return findings.Length <= MostFindings ? findings : throw RefusedException.Invalid("initiative.findings", MostFindings);
    }

    private static DimensionTarget TargetOf(DimensionTarget given)
    {
        var dimension = Wording.Code(given.Dimension, "initiative.dimension");
        if (!(given.Delta >= SmallestDelta - Edge && given.Delta <= LargestDelta + Edge))
            throw RefusedException.Invalid("initiative.delta", SmallestDelta, LargestDelta);
        return new(dimension, given.Delta, DayOf(given.By));
    }
}
