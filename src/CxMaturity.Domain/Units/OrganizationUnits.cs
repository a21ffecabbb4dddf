namespace CxMaturity.Domain.Units;

/// <summary>What holds from a day on, until something later does.</summary>
public sealed record Dated<T>(DateOnly From, T Value);

/// <summary>One unit through time.</summary>
/// <param name="Until">The last day; none while no end is known.</param>
public sealed record Unit(
    string Code,
    DateOnly From,
    DateOnly? Until,
    IReadOnlyList<Dated<LocalizedText>> Names,
    IReadOnlyList<Dated<string?>> Parents,
    IReadOnlyList<Dated<Heads>> Headcounts)
{
    public bool IsValid(DateOnly day) => day >= From && (Until is not { } until || day <= until);

    public LocalizedText NameAt(DateOnly day) => (Names.LastOrDefault(entry => entry.From <= day) ?? Names[0]).Value;

    public string? ParentAt(DateOnly day) => Parents.LastOrDefault(entry => entry.From <= day)?.Value;

    public Heads HeadsAt(DateOnly day) => Headcounts.LastOrDefault(entry => entry.From <= day)?.Value ?? Heads.None;
}

/// <summary>The units of an organisation with everything that is known of their past and future, in the order in which they were added.</summary>
public sealed record OrganizationUnits(Guid OrganizationId, IReadOnlyList<Unit> All)
{
    public static readonly OrganizationUnits Initial = new(Guid.Empty, []);

    /// <summary>Codes that differ in case only are one code.</summary>
    public Unit? Find(string? code) => All.FirstOrDefault(unit => IsSame(unit.Code, code));

    /// <summary>How the organisation stands on one day.</summary>
    public UnitTree At(DateOnly day) => UnitTree.Of(this, day);

    public static bool IsSame(string? code, string? other) => string.Equals(code, other, StringComparison.OrdinalIgnoreCase);

    public static OrganizationUnits Evolve(OrganizationUnits units, UnitEvent happened) => happened switch
    {
        UnitAdded e => new(e.OrganizationId, [.. units.All, new(e.Code, e.ValidFrom, null, [new(e.ValidFrom, e.Name)], [new(e.ValidFrom, e.Parent)], [])]),
        UnitRenamed e => units.Changed(e.Code, unit => unit with { Names = With(unit.Names, e.ValidFrom, e.Name) }),
        UnitMoved e => units.Changed(e.Code, unit => unit with { Parents = With(unit.Parents, e.ValidFrom, e.Parent) }),
        UnitClosed e => units.Changed(e.Code, unit => unit with { Until = e.ValidUntil }),
        UnitReopened e => units.Changed(e.Code, unit => unit with { Until = null }),
        HeadcountSet e => units.Changed(e.Code, unit => unit with { Headcounts = With(unit.Headcounts, e.ValidFrom, e.Headcount) }),
        _ => units
    };

    private OrganizationUnits Changed(string code, Func<Unit, Unit> change) =>
        this with { All = [.. All.Select(unit => IsSame(unit.Code, code) ? change(unit) : unit)] };

    /// <summary>Whatever was said of later days stays; what was said of this very day is said anew.</summary>
    private static Dated<T>[] With<T>(IReadOnlyList<Dated<T>> entries, DateOnly from, T value) =>
        [.. entries.Where(entry => entry.From < from), new(from, value), .. entries.Where(entry => entry.From > from)];
}
