using System.Security.Cryptography;
using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Branding.Pictures;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Branding;

/// <summary>A picture as it was written anew.</summary>
public sealed record StoredLogo(byte[] Png);

/// <summary>Keeps an organisation's name, look and language.</summary>
public sealed class BrandingKeeping(EventStore store, OrganizationKeeping organizations, BrandingReading reading, TimeProvider clock)
{
    public Task RenameAsync(string organization, string? name, CancellationToken ct)
    {
        var command = new RenameOrganization(name ?? "", clock.GetUtcNow());
        return DecideAsync(organization, state => BrandingDecider.Decide(state, command), ct);
    }

    public Task ChangeAsync(string organization, string? accent, LocalizedText footer, Language? language, bool swissSpelling, CancellationToken ct)
    {
        var command = new ChangeBranding(accent, footer, language, swissSpelling, clock.GetUtcNow());
        return DecideAsync(organization, state => BrandingDecider.Decide(state, command), ct);
    }

    /// <summary>The picture is there before anything names it, and the former one goes when nothing names it any more.</summary>
    public async Task ChangeLogoAsync(string organization, byte[] upload, CancellationToken ct)
    {
        await organizations.RequireAsync(organization, ct);
        var png = PngRewriting.Rewrite(upload);
        var hash = Convert.ToHexStringLower(SHA256.HashData(png));
        await store.For(Tenancy.TenantOf(organization)).InsertAsync(Documents.Logos, IdOf(organization, hash), new(png), ct);
        var command = new ChangeLogo(hash, png.Length, clock.GetUtcNow());
        await ReplaceAsync(organization, state => BrandingDecider.Decide(state, command), hash, ct);
    }

    public Task RemoveLogoAsync(string organization, CancellationToken ct)
    {
        var command = new RemoveLogo(clock.GetUtcNow());
        return ReplaceAsync(organization, state => BrandingDecider.Decide(state, command), null, ct);
    }

    public async Task<(string Hash, byte[] Png)> RequireLogoAsync(string organization, CancellationToken ct)
    {
        var hash = (await organizations.RequireAsync(organization, ct)).Branding.Logo ?? throw RefusedException.Unknown("logo.none");
        var stored = await store.For(Tenancy.TenantOf(organization)).FindAsync(Documents.Logos, IdOf(organization, hash), ct);
        return (hash, stored?.Value.Png ?? throw RefusedException.Unknown("logo.none"));
    }

    private async Task ReplaceAsync(string organization, Func<Organization, IReadOnlyList<OrganizationEvent>> decide, string? hash, CancellationToken ct)
    {
        string? former = null;
        await DecideAsync(organization, state =>
        {
            former = state.Branding.Logo;
            return decide(state);
        }, ct);
        if (former is not null && former != hash)
            await store.For(Tenancy.TenantOf(organization)).RemoveAsync(Documents.Logos, IdOf(organization, former), ct);
    }

    private async Task DecideAsync(string organization, Func<Organization, IReadOnlyList<OrganizationEvent>> decide, CancellationToken ct)
    {
        var id = (await organizations.RequireAsync(organization, ct)).Id;
        await store.ForInstallation().DecideAsync(Streams.Organizations, id, decide, ct: ct);
        reading.Forget(id);
    }

    private static Guid IdOf(string organization, string hash) => StableId.Of("logo", organization, hash);
}
