using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Units;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Units;

/// <summary>Keeps the units of organisations; pages and API come through here.</summary>
public sealed class UnitKeeping(EventStore store, OrganizationKeeping organizations, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async Task<OrganizationUnits> OfAsync(string organization, CancellationToken ct)
    {
        var id = (await organizations.RequireAsync(organization, ct)).Id;
        return (await store.For(Tenancy.TenantOf(organization)).LoadAsync(Streams.Units, StreamOf(id), ct)).State;
    }

    /// <param name="decide">Is given the organisation's id, which the first event of all has to name.</param>
    public async Task<OrganizationUnits> ChangeAsync(string organization, Func<OrganizationUnits, Guid, IReadOnlyList<UnitEvent>> decide, CancellationToken ct)
    {
        var id = (await organizations.RequireAsync(organization, ct)).Id;
        return (await store.For(Tenancy.TenantOf(organization)).DecideAsync(Streams.Units, StreamOf(id), units => decide(units, id), ct: ct)).State;
    }

    /// <summary>A day as forms and addresses name it; none means today.</summary>
    public DateOnly Day(string? text) => string.IsNullOrWhiteSpace(text) ? Today
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? UnitDecider.Sensible(day)
        : throw RefusedException.Invalid("unit.date", UnitDecider.Earliest, UnitDecider.Latest);

    /// <summary>One language is enough for a proper name; the other reads the same.</summary>
    public static LocalizedText Name(string? de, string? en) =>
        new((string.IsNullOrWhiteSpace(de) ? en : de)?.Trim() ?? "", (string.IsNullOrWhiteSpace(en) ? de : en)?.Trim() ?? "");

    internal static Guid StreamOf(Guid organization) => StableId.Of("units", organization.ToString());
}
