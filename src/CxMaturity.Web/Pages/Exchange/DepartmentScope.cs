using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Units;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>Whom something concerns: a unit with all units below it, or a role wherever it is named.</summary>
/// <param name="department">None for everybody.</param>
/// <param name="whole">Whether what concerns the whole organisation concerns the department, too.</param>
public sealed class DepartmentScope(Department? department, bool whole, UnitTree tree)
{
    private readonly HashSet<string> units = UnitsOf(department, tree);

    public bool Concerns(Initiative initiative) => department switch
    {
        null => true,
        { Kind: DepartmentKind.Role } role => Is(role, initiative.Owner?.Role) || Is(role, initiative.Sponsor) || initiative.Team.Any(member => Is(role, member)) || IsOfAll(initiative),
        _ => initiative.Units.Any(units.Contains) || initiative.References.Any(IsHere) || IsOfAll(initiative)
    };

    /// <summary>As far as the finding itself says so; what the department's initiatives take care of comes on top.</summary>
    public bool Concerns(Finding finding) => department switch
    {
        null => true,
        _ when whole && finding.References.All(reference => reference.Kind == ReferenceKind.Organization) => true,
        { Kind: DepartmentKind.Role } role => finding.Deliveries.Any(delivery => Is(role, delivery.To)),
        _ => finding.References.Any(IsHere)
    };

    private bool IsOfAll(Initiative initiative) => whole && initiative.Units.Count == 0;

    private bool IsHere(FindingReference reference) => reference.Kind == ReferenceKind.Unit && units.Contains(reference.Name);

    private static bool Is(Department role, string? name) => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> UnitsOf(Department? department, UnitTree tree)
    {
        var units = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (department is not { Kind: DepartmentKind.Unit })
            return units;
        units.Add(department.Name);
        // Each unit stands before those below it.
        foreach (var node in tree.Nodes.Where(node => node.Parent is { } parent && units.Contains(parent)))
            units.Add(node.Code);
        return units;
    }
}
