using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>Somebody who does not exist.</summary>
/// <param name="Leaning">How much kindlier than others this person judges, wave after wave.</param>
/// <param name="Readiness">Who has more of it is likelier to answer.</param>
internal sealed record DemoPerson(int Number, Audience Audience, string Unit, double Leaning, double Readiness);

/// <summary>The company: five units, 240 people, seven of them executives.</summary>
public static class DemoStaff
{
    public const string Sales = "SALES";

    public static readonly IReadOnlyList<WaveUnit> Units =
    [
        new(Sales, new("Vertrieb", "Sales"), new(2, 8, 52)),
        new("SERVICE", new("Kundenservice", "Customer service"), new(1, 9, 68)),
        new("PRODUCT", new("Produktentwicklung", "Product development"), new(1, 6, 30)),
        new("IT", new("IT & Betrieb", "IT & operations"), new(2, 6, 32)),
        new("FINANCE", new("Finanzen & Personal", "Finance & HR"), new(1, 4, 18))
    ];

    /// <summary>How much better than elsewhere things go in a unit, whatever is asked.</summary>
    private static readonly Dictionary<string, double> Climates = new(StringComparer.Ordinal)
        { [Sales] = -0.2, ["SERVICE"] = 0.2, ["PRODUCT"] = -0.1, ["IT"] = -0.05, ["FINANCE"] = 0.2 };

    internal static double ClimateOf(string unit) => Climates[unit];

    internal static readonly IReadOnlyList<DemoPerson> People =
    [
        .. Units.SelectMany(unit => RoleGroups.All.SelectMany(group => Enumerable.Repeat((unit.Code, Group: group), unit.Headcount.Of(group))))
            .Select((post, number) => Person(number, post.Group, post.Code))
    ];

    /// <summary>From outside; they rate the described levels in the first and the last wave.</summary>
    internal static readonly IReadOnlyList<DemoPerson> Auditors = [Person(900, Audience.A, Sales), Person(901, Audience.A, "SERVICE")];

    private static DemoPerson Person(int number, Audience audience, string unit)
    {
        var dice = new DemoDice(1, number);
        return new(number, audience, unit, dice.Spread() * (audience == Audience.F ? 0.45 : 0.3), dice.Share());
    }
}
