using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>What somebody becomes by a role at the provider.</summary>
/// <param name="Unit">The code of the unit that a unit lead leads.</param>
public sealed record MappedRole(Role Role, string? Unit = null);

/// <summary>The identity provider through which people sign in, as the section <c>AzureAd</c> names it.</summary>
/// <param name="HasTenants">Shaped like Microsoft Entra, whose issuers name tenants.</param>
/// <param name="Tenant">The one tenant whose people come in, where that is known by its id.</param>
/// <param name="AllowedTenants">Those whose people come in where the provider serves many.</param>
/// <param name="Organization">Where the provider's roles count; none, and they count nowhere.</param>
public sealed partial record ProviderSettings(
    string Authority, bool HasTenants, string? Tenant, IReadOnlyList<string> AllowedTenants, string ClientId, string ClientSecret,
    string CallbackPath, string SignedOutCallbackPath, string BackChannelLogoutPath,
    string RoleClaim, Guid? Organization, IReadOnlyDictionary<string, IReadOnlyList<MappedRole>> RoleMap)
{
    public const string Section = "AzureAd";
    private const string Entra = "https://login.microsoftonline.com/";
    private const string Organizations = "organizations";
    private const string RolesOfOurs = "RoleMap";

    /// <summary>All roles that the provider decides on; the others are given by hand.</summary>
    public IReadOnlyCollection<Role> Governed => [.. RoleMap.Values.SelectMany(roles => roles).Select(mapped => mapped.Role).Distinct()];

    /// <summary>Only this very computer may be spoken to without https.</summary>
    public bool IsOnLoopback => Loopback.IsLoopback(Authority);

    /// <summary>None where nothing is set; half a setting is refused.</summary>
    public static ProviderSettings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section.AsEnumerable().All(setting => string.IsNullOrWhiteSpace(setting.Value)))
            return null;

        var (authority, tenant) = AuthorityOf(section);
        var settings = new ProviderSettings(
            authority, tenant is not null, Guid.TryParse(tenant, out _) ? tenant : null, TenantsOf(section, tenant), Required(section, "ClientId"), Required(section, "ClientSecret"),
            PathOf(section, "CallbackPath", "/signin-oidc"), PathOf(section, "SignedOutCallbackPath", "/signout-callback-oidc"), PathOf(section, "BackChannelLogoutPath", "/signout-backchannel"),
            Value(section, "RoleClaim") ?? "roles", OrganizationOf(section), RolesOf(section));
        string[] paths = [settings.CallbackPath, settings.SignedOutCallbackPath, settings.BackChannelLogoutPath];
        if (paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() < paths.Length)
            throw Refused("CallbackPath, SignedOutCallbackPath and BackChannelLogoutPath name one path twice; each takes its own.");
        return settings;
    }

    private static (string Authority, string? Tenant) AuthorityOf(IConfigurationSection section)
    {
        var (authority, instance, tenant) = (Value(section, "Authority"), Value(section, "Instance"), Value(section, "TenantId"));
        if (authority is not null && (instance ?? tenant) is not null)
            throw Refused("Authority stands beside Instance or TenantId. For Microsoft Entra take TenantId, for any other provider Authority.");
        if (authority is not null)
            return (Address("Authority", authority), null);
        if (tenant is null)
            throw Refused($"TenantId is missing: the id of your tenant, or '{Organizations}' with AllowedTenants. For another provider than Microsoft Entra take Authority.");
        if (tenant is "common" or "consumers" || !TenantName().IsMatch(tenant))
            throw Refused($"TenantId is '{tenant}'. It takes the id or the domain of a tenant, or '{Organizations}' with AllowedTenants.");
        return ($"{Address("Instance", instance ?? Entra)}/{tenant}/v2.0", tenant);
    }

    private static string Address(string name, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            throw Refused($"{name} is '{value}'. It takes the address of a provider: https://login.example.org.");
        if (address.Scheme == "http" && !Loopback.IsLoopback(value))
            throw Refused($"{name} is '{value}'. Only on this computer may a provider be asked without https.");
        return value.TrimEnd('/');
    }

    private static string[] TenantsOf(IConfigurationSection section, string? tenant)
    {
        var tenants = section.GetSection("AllowedTenants").GetChildren().Select(child => child.Value).Append(section["AllowedTenants"])
            .SelectMany(value => (value ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (tenants.FirstOrDefault(id => !Guid.TryParse(id, out _)) is { } wrong)
            throw Refused($"AllowedTenants holds '{wrong}'. It takes ids of tenants, separated by commas.");
        if (tenant == Organizations && tenants.Length == 0)
            throw Refused($"TenantId is '{Organizations}' and AllowedTenants is empty: everybody on earth with a work account could come in. Name the tenants.");
        if (tenant != Organizations && tenants.Length > 0)
            throw Refused($"AllowedTenants takes effect with TenantId '{Organizations}' only.");
        return tenants;
    }

    private static string PathOf(IConfigurationSection section, string name, string usual)
    {
        var path = Value(section, name) ?? usual;
        return PathText().IsMatch(path) ? path : throw Refused($"{name} is '{path}'. It takes a path: {usual}.");
    }

    private static Guid? OrganizationOf(IConfigurationSection section) => Value(section, "Organization") switch
    {
        null when section.GetSection(RolesOfOurs).GetChildren().Any() => throw Refused($"{RolesOfOurs} needs Organization: the id that stands in the organisation's address behind /o/."),
        null => null,
        var id => Guid.TryParse(id, out var organization) ? organization : throw Refused($"Organization is '{id}'. It takes the id that stands in the organisation's address behind /o/.")
    };

    /// <summary>Where nothing is mapped, roles of the same name. A unit lead needs a unit, which only a mapping names.</summary>
    private static Dictionary<string, IReadOnlyList<MappedRole>> RolesOf(IConfigurationSection section)
    {
        var mapped = section.GetSection(RolesOfOurs).GetChildren().ToDictionary(child => child.Key, IReadOnlyList<MappedRole> (child) => RolesOf(child.Key, child.Value), StringComparer.OrdinalIgnoreCase);
        return mapped.Count > 0 ? mapped
            : Enum.GetValues<Role>().Where(role => role != Role.UnitLead).ToDictionary(role => role.ToString(), IReadOnlyList<MappedRole> (role) => [new(role)], StringComparer.OrdinalIgnoreCase);
    }

    private static MappedRole[] RolesOf(string provided, string? ours)
    {
        MappedRole[] roles = [.. (ours ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => RoleOf(provided, word))];
        return roles.Length > 0 ? roles : throw Refused($"{RolesOfOurs}:{provided} is empty. It takes {Names}.");
    }

    private static MappedRole RoleOf(string provided, string word)
    {
        var (name, unit) = word.Split(':', 2, StringSplitOptions.TrimEntries) is [var role, var code] ? (role, code) : (word, null);
        if (!Enum.TryParse<Role>(name, ignoreCase: true, out var ours) || !Enum.IsDefined(ours) || char.IsDigit(name[0]))
            throw Refused($"{RolesOfOurs}:{provided} holds '{name}'. It takes {Names}.");
        if (ours == Role.UnitLead != unit is { Length: > 0 and <= RosterDecider.LongestUnit })
            throw Refused($"{RolesOfOurs}:{provided} holds '{word}'. A unit lead, and nobody else, has the code of a unit: UnitLead:SALES.");
        return new(ours, unit);
    }

    private static string Names => string.Join(", ", Enum.GetNames<Role>());

    private static string Required(IConfigurationSection section, string name) => Value(section, name) ?? throw Refused($"{name} is missing.");

    private static string? Value(IConfigurationSection section, string name) => section[name]?.Trim() is { Length: > 0 } value ? value : null;

    private static StartRefusedException Refused(string sentence) => new($"The sign-in through a provider cannot be used as it is set in {Section}: {sentence}");

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$")]
    private static partial Regex TenantName();

    [GeneratedRegex(@"^(/[A-Za-z0-9._-]+)+$")]
    private static partial Regex PathText();
}

/// <summary>Whether people can sign in through a provider, and through which.</summary>
public sealed record ProviderChoice(ProviderSettings? Settings)
{
    public const string SignInPath = "/sign-in/organization";

    /// <summary>Where somebody begins anew whose sign-in came to nothing.</summary>
    public const string TryAgainPath = "/sign-in";

    public bool IsOn => Settings is not null;
}
