using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Releases;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>What of a comparison may be shown beside all that was published of its two waves before.</summary>
public sealed class AdmittedComparison(IReadOnlyList<ReleasedMeasure>? admitted)
{
    // The version by which a measure was scored is no part of the code that pages know it by.
    private readonly Dictionary<string, HashSet<string>>? rows = admitted?.ToDictionary(
        measure => measure.Measure.Split('@')[0], measure => measure.Rows.Select(row => row.Label).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public bool Shows(string code) => rows is null || rows.ContainsKey(code);

    public bool ShowsUnit(string code, string unit) => rows is null || rows.TryGetValue(code, out var known) && known.Contains(PublishedSums.LabelOf(unit));
}

/// <summary>One side of a comparison: the wave as it is measured, and the official result that it is held against.</summary>
/// <param name="Scored">As its own questionnaire scores it, where <paramref name="Measured"/> is by another version.</param>
public sealed record ComparedSide(ClosedWave Wave, FixedResult Official, WaveMeasurement Measured, WaveMeasurement? Scored = null)
{
    public Disclosure Disclosure => Measured.Disclosure;
}

/// <summary>Writes a comparison into the ledgers of both waves when it is shown for the first time, as far as it may stand there.</summary>
public sealed class ComparisonReleasing(EventStore store, ReleaseKeeping releases, TimeProvider clock)
{
    /// <param name="shown">What the comparison would show.</param>
    public async Task<AdmittedComparison> AdmitAsync(string organization, ComparedSide before, ComparedSide after, ChangeResult shown, CancellationToken ct)
    {
        var sides = new[] { before, after }.Where(side => side.Disclosure.Rounds).ToArray();
        if (sides.Length == 0)
            return new(null);
        var report = NameOf(before, after);
        var recorded = (await releases.LedgerAsync(organization, sides[^1].Wave.Wave.Id, ct)).Find(report);
        if (recorded is not null)
            return new(recorded.Measures);

        foreach (var side in sides)
            await releases.EnsureOfficialAsync(organization, side.Wave.Wave, side.Official, side.Scored ?? side.Measured, ct);
        var families = ComparedSums.Of(before.Measured, after.Measured, shown, before.Scored);
        IReadOnlyList<ReleasedMeasure> admitted = [];
        await store.For(Tenancy.TenantOf(organization)).TransactAsync(async transaction =>
        {
            // Both ledgers are read and held before anything is decided; in the order of their ids, so that two comparisons never wait for each other.
            var ledgers = new Dictionary<Guid, WaveReleases>();
            foreach (var wave in new[] { before.Wave.Wave.Id, after.Wave.Wave.Id }.Order())
                ledgers[wave] = (await transaction.DecideAsync(Streams.Releases, ReleaseKeeping.StreamOf(wave), _ => [], ct)).State;
            if (ledgers[sides[^1].Wave.Wave.Id].Find(report) is { } meanwhile)
            {
                admitted = meanwhile.Measures;
                return;
            }

            var measures = ComparisonAdmission.Of(families, (ledgers[before.Wave.Wave.Id], before.Disclosure), (ledgers[after.Wave.Wave.Id], after.Disclosure));
            await WriteAsync(before, after, [.. measures.Select(measure => measure.Before)]);
            await WriteAsync(after, before, [.. measures.Select(measure => measure.After)]);
            admitted = [.. measures.Select(measure => sides[^1] == before ? measure.Before : measure.After)];

            Task WriteAsync(ComparedSide side, ComparedSide other, IReadOnlyList<ReleasedMeasure> published)
            {
                var command = new ReleaseReport(
                    side.Wave.Wave.Id, ReportKind.Comparison, report, other.Wave.Wave.Id.ToString(), published, side.Disclosure, clock.GetUtcNow());
                return transaction.DecideAsync(Streams.Releases, ReleaseKeeping.StreamOf(side.Wave.Wave.Id), ledger => ReleaseDecider.Decide(ledger, command), ct);
            }
        }, ct);
        return new(admitted);
    }

    // The same comparison has the same name; other results, a raised minimum or another scoring make another one.
    private static string NameOf(ComparedSide before, ComparedSide after) => $"comparison {StableId.Of(
        before.Wave.Wave.Id.ToString(), after.Wave.Wave.Id.ToString(), before.Official.Hash, after.Official.Hash, before.Measured.Questionnaire.Version,
        $"{before.Disclosure.MinimumSheets} {after.Disclosure.MinimumSheets}", MaturityEngine.Version)}";
}
