using System.Collections.Concurrent;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Branding;

/// <summary>What an organisation is called and looks like, as the frame of every page of it needs it.</summary>
public sealed record ShownBranding(string Org, string Name, Domain.Organizations.Branding Branding)
{
    public string? LogoHref => Branding.Logo is { } hash ? $"/o/{Org}/logo?v={hash[..12]}" : null;

    public string? AccentHref => Branding.Accent is { } accent ? $"/o/{Org}/accent.css?v={accent[1..]}" : null;
}

/// <summary>
/// Keeps what every page of an organisation asks for a few seconds, so that answering costs no further question to the database. Another
/// host of the same database sees a change after that time, this one at once.
/// </summary>
public sealed class BrandingReading(EventStore store, TimeProvider clock)
{
    private const int MostKept = 1000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (ShownBranding Shown, long At)> kept = new();

    /// <summary>Of the organisation that an address speaks of; none where it speaks of none that is known.</summary>
    public Task<ShownBranding?> OfAsync(PathString path, CancellationToken ct) =>
        path.StartsWithSegments("/o", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value?.Split('/') is [_, var org, ..]
            ? OfAsync(org, ct)
            : Task.FromResult<ShownBranding?>(null);

    /// <summary>A page is shown without it rather than not at all: whatever fails here is no reason to refuse.</summary>
    public async Task<ShownBranding?> OfAsync(string? organization, CancellationToken ct)
    {
        if (!Guid.TryParseExact(organization, "D", out var id))
            return null;
        if (kept.TryGetValue(id, out var known) && clock.GetElapsedTime(known.At) < Fresh)
            return known.Shown;

        try
        {
            var found = (await store.ForInstallation().LoadAsync(Streams.Organizations, id, ct).WaitAsync(Patience, clock, ct)).State;
            return found.Exists ? Keep(found) : null;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>It has just been changed.</summary>
    public void Forget(Guid organization) => kept.TryRemove(organization, out _);

    private ShownBranding Keep(Organization found)
    {
        if (kept.Count >= MostKept)
            kept.Clear();
        var shown = new ShownBranding(found.Id.ToString(), found.Name, found.Branding);
        kept[found.Id] = (shown, clock.GetTimestamp());
        return shown;
    }
}
