using CxMaturity.Domain;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Releases;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Keeps the ledger of what was published of each wave.</summary>
public sealed class ReleaseKeeping(EventStore store, TimeProvider clock)
{
    public static Guid StreamOf(Guid wave) => StableId.Of("release-ledger", wave.ToString());

    /// <summary>How the ledger names a result.</summary>
    public static string NameOf(string hash) => $"result {hash}";

    public async Task<WaveReleases> LedgerAsync(string organization, Guid wave, CancellationToken ct) =>
        (await store.For(Tenancy.TenantOf(organization)).LoadAsync(Streams.Releases, StreamOf(wave), ct)).State;

    /// <summary>Writes a result down as published, or refuses it beside what was published before.</summary>
    /// <param name="official">The wave as its own questionnaire scores it, where the result is by another version.</param>
    public Task ReleaseAsync(
        TenantTransaction transaction, Guid wave, ReportKind kind, ComputedResult computed, string hash, string? subject = null, WaveMeasurement? official = null,
        CancellationToken ct = default)
    {
        var sums = new PublishedSums(computed.From, official is null ? null : new(official));
        var command = new ReleaseReport(wave, kind, NameOf(hash), subject, sums.Of(computed.Result), computed.From.Disclosure, clock.GetUtcNow());
        return transaction.DecideAsync(Streams.Releases, StreamOf(wave), ledger => ReleaseDecider.Decide(ledger, command), ct);
    }

    /// <summary>
    /// Sees to it that an official result stands in the ledger, also one that became official before there was a ledger. Refused where
    /// the answers behind it are not those that there are now, for then nobody can tell what it published.
    /// </summary>
    public async Task EnsureOfficialAsync(string organization, Wave wave, FixedResult official, WaveMeasurement present, CancellationToken ct)
    {
        if (!present.Disclosure.Rounds || (await LedgerAsync(organization, wave.Id, ct)).Find(NameOf(official.Hash)) is not null)
            return;
        if (present.Digest != official.SheetDigest)
            throw RefusedException.Conflict("release.conflict", present.Disclosure.MinimumSheets);
        var result = FixedContent.Read(official.Content);
        var command = new ReleaseReport(wave.Id, ReportKind.Result, NameOf(official.Hash), null,
            new PublishedSums(present with { Disclosure = present.Disclosure with { MinimumSheets = result.SmallestGroup } }).Of(result), present.Disclosure, clock.GetUtcNow());
        await store.For(Tenancy.TenantOf(organization)).DecideAsync(Streams.Releases, StreamOf(wave.Id), ledger => ReleaseDecider.Decide(ledger, command), ct: ct);
    }
}
