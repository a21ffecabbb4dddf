namespace CxMaturity.Domain.Units;

public sealed record AddUnit(
    Guid OrganizationId, string Code, LocalizedText Name, string? Parent, Heads Headcount, DateOnly ValidFrom, DateTimeOffset Now);

public sealed record RenameUnit(string Code, LocalizedText Name, DateOnly ValidFrom, DateTimeOffset Now);

public sealed record MoveUnit(string Code, string? Parent, DateOnly ValidFrom, DateTimeOffset Now);

public sealed record CloseUnit(string Code, DateOnly ValidUntil, DateTimeOffset Now);

public sealed record ReopenUnit(string Code, DateTimeOffset Now);

public sealed record SetHeadcount(string Code, Heads Headcount, DateOnly ValidFrom, DateTimeOffset Now);

/// <summary>The rules of the tree of units: on each day it is a tree, and nothing that was said before is lost.</summary>
public static class UnitDecider
{
    /// <summary>As many as a wave can ask.</summary>
    public const int MostUnits = 500;

    /// <summary>Closed ones included: their codes stay theirs.</summary>
    public const int MostEver = 2000;

    public const int Deepest = 8;

    public static readonly DateOnly Earliest = new(1900, 1, 1);
    public static readonly DateOnly Latest = new(2100, 12, 31);

    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, AddUnit command)
    {
        var code = command.Code.Trim();
        if (!UnitRules.IsCode(code))
            throw RefusedException.Invalid("wave.unit_code", code, UnitRules.LongestCode);
        var name = Named(code, command.Name);
        var heads = Counted(code, command.Headcount);
        var from = Sensible(command.ValidFrom);
        if (units.Find(code) is { } known)
            return IsTheSame(known) ? [] : throw RefusedException.Conflict("unit.code_taken", known.Code);
        if (units.All.Count >= MostEver)
            throw RefusedException.Conflict("unit.too_many_ever", MostEver);

        List<UnitEvent> events = [new UnitAdded(command.OrganizationId, code, name, ParentOf(units, command.Parent), from, command.Now)];
        if (heads != Heads.None)
            events.Add(new HeadcountSet(command.OrganizationId, code, heads, from, command.Now));
        return Checked(units, events, from);

        bool IsTheSame(Unit unit) => unit.Code == code && unit.From == from && unit.Until is null && unit.NameAt(from) == name
            && OrganizationUnits.IsSame(unit.ParentAt(from), Blank(command.Parent)) && unit.HeadsAt(from) == heads;
    }

    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, RenameUnit command)
    {
        var unit = Existing(units, command.Code);
        var name = Named(unit.Code, command.Name);
        var from = Within(unit, command.ValidFrom);
        return unit.NameAt(from) == name ? [] : [new UnitRenamed(units.OrganizationId, unit.Code, name, from, command.Now)];
    }

    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, MoveUnit command)
    {
        var unit = Existing(units, command.Code);
        var parent = ParentOf(units, command.Parent);
        var from = Within(unit, command.ValidFrom);
        return unit.ParentAt(from) == parent ? [] : Checked(units, [new UnitMoved(units.OrganizationId, unit.Code, parent, from, command.Now)], from);
    }

    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, CloseUnit command)
    {
        var unit = Existing(units, command.Code);
        var until = Sensible(command.ValidUntil);
        if (until < unit.From)
            throw RefusedException.Invalid("unit.ends_before_start", unit.Code, unit.From);
        // Earlier than before, what was below it may lose its place; later than before, its own unit above may have ended meanwhile.
        var since = unit.Until is { } former && former < until ? former : until;
        return unit.Until == until ? [] : Checked(units, [new UnitClosed(units.OrganizationId, unit.Code, until, command.Now)], since);
    }

    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, ReopenUnit command)
    {
        var unit = Existing(units, command.Code);
        return unit.Until is not { } until ? [] : Checked(units, [new UnitReopened(units.OrganizationId, unit.Code, command.Now)], until);
    }

    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, SetHeadcount command)
    {
        var unit = Existing(units, command.Code);
        var heads = Counted(unit.Code, command.Headcount);
        var from = Within(unit, command.ValidFrom);
        return unit.HeadsAt(from) == heads ? [] : [new HeadcountSet(units.OrganizationId, unit.Code, heads, from, command.Now)];
    }

    /// <summary>A date that somebody can have meant.</summary>
    public static DateOnly Sensible(DateOnly day) => day >= Earliest && day <= Latest ? day : throw RefusedException.Invalid("unit.date", Earliest, Latest);

    private static List<UnitEvent> Checked(OrganizationUnits units, List<UnitEvent> events, DateOnly since)
    {
        UnitChecks.Check(events.Aggregate(units, OrganizationUnits.Evolve), since);
        return events;
    }

    private static Unit Existing(OrganizationUnits units, string code) => units.Find(code.Trim()) ?? throw RefusedException.Unknown("unit.unknown", code);

    private static string? ParentOf(OrganizationUnits units, string? parent) => Blank(parent) is not { } code ? null
        : units.Find(code)?.Code ?? throw RefusedException.Invalid("unit.parent_unknown", code);

    private static string? Blank(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();

    private static DateOnly Within(Unit unit, DateOnly day) =>
        unit.IsValid(Sensible(day)) ? day : throw RefusedException.Invalid("unit.not_valid_then", unit.Code, day);

    private static LocalizedText Named(string code, LocalizedText name)
    {
        var trimmed = new LocalizedText(name.De.Trim(), name.En.Trim());
        return UnitRules.IsName(trimmed.De) && UnitRules.IsName(trimmed.En) ? trimmed : throw RefusedException.Invalid("wave.unit_name", code, UnitRules.LongestName);
    }

    private static Heads Counted(string code, Heads heads) => UnitRules.IsHeadcount(heads.X) && UnitRules.IsHeadcount(heads.M) && UnitRules.IsHeadcount(heads.F)
        ? heads
        : throw RefusedException.Invalid("wave.headcount", code, UnitRules.LargestHeadcount);
}
