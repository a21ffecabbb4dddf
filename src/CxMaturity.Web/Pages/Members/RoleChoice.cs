using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Pages.Members;

/// <summary>The roles of one person as boxes to tick.</summary>
/// <param name="Prefix">Tells the boxes of one person from those of another.</param>
public sealed record RoleChoice(string Prefix, IReadOnlyCollection<Role> Chosen, string? Unit);
