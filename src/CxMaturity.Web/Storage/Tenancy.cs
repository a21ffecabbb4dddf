using CxMaturity.Domain;

namespace CxMaturity.Web.Storage;

/// <summary>From the organisation in an address to the tenant of the store.</summary>
public static class Tenancy
{
    /// <summary>Where people who assess themselves without an organisation keep their sheets.</summary>
    public const string Self = "self";

    private const int IdLength = 36;

    /// <summary>Whatever is no organisation's id is refused like an organisation that does not exist.</summary>
    public static string TenantOf(string organization) => organization == Self
        ? Self
        : OrganizationIdOf(organization).ToString();

    public static Guid OrganizationIdOf(string organization) => TryOrganizationId(organization, out var id) ? id : throw Unknown();

    /// <summary>An id is written in one way only: white space around it would find its way into links and headers.</summary>
    public static bool TryOrganizationId(string organization, out Guid id)
    {
        id = default;
        return organization.Length == IdLength && Guid.TryParseExact(organization, "D", out id);
    }

    private static RefusedException Unknown() => RefusedException.Unknown("organization.unknown");
}
