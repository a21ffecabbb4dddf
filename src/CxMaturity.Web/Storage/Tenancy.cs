using CxMaturity.Domain;

namespace CxMaturity.Web.Storage;

/// <summary>From the organisation in an address to the tenant of the store.</summary>
public static class Tenancy
{
    /// <summary>Where people who assess themselves without an organisation keep their sheets.</summary>
    public const string Self = "self";

    /// <summary>Whatever is no organisation's id is refused like an organisation that does not exist.</summary>
    public static string TenantOf(string organization) => organization == Self
        ? Self
        : Guid.TryParseExact(organization, "D", out var id) ? id.ToString() : throw Unknown();

    public static Guid OrganizationIdOf(string organization) =>
        Guid.TryParseExact(organization, "D", out var id) ? id : throw Unknown();

    private static RefusedException Unknown() => RefusedException.Unknown("organization.unknown");
}
