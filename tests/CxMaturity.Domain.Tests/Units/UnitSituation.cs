using CxMaturity.Domain.Units;

namespace CxMaturity.Domain.Tests.Units;

/// <summary>An organisation with a head office and two units below it.</summary>
public static class UnitSituation
{
    public static readonly Guid Org = new("0195f000-0000-7000-8000-000000000004");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Start = new(2025, 1, 1);
    public static readonly DateOnly Later = new(2026, 1, 1);

    public static Spec<OrganizationUnits, UnitEvent> Spec => new(OrganizationUnits.Initial, OrganizationUnits.Evolve);

    public static UnitEvent[] House => [Added("HQ"), Added("SALES", "HQ"), Added("EAST", "SALES")];

    public static UnitAdded Added(string code, string? parent = null, DateOnly? from = null) =>
        new(Org, code, new($"{code} de", $"{code} en"), parent, from ?? Start, Now);

    public static AddUnit Add(string code, string? parent = null, Heads? heads = null, DateOnly? from = null) =>
        new(Org, code, new($"{code} de", $"{code} en"), parent, heads ?? Heads.None, from ?? Start, Now);

    public static HeadcountSet Counted(string code, int x, int m, int f, DateOnly? from = null) => new(Org, code, new(x, m, f), from ?? Start, Now);

    public static OrganizationUnits After(params UnitEvent[] events) => events.Aggregate(OrganizationUnits.Initial, OrganizationUnits.Evolve);

    public static string Told(UnitTree tree) =>
        string.Join(" ", tree.Nodes.Select(node => $"{new string('.', node.Depth - 1)}{node.Code}:{node.Own.Sum()}/{node.Whole.Sum()}"));
}
