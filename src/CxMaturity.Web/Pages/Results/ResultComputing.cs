using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Computes the result of a closed wave from its sums and, for what these cannot give, its single sheets.</summary>
public sealed class ResultComputing(EventStore store, QuestionnaireCatalog catalog, WaveCellsProjection cells, WaveItemsProjection items, OrganizationKeeping organizations, TimeProvider clock)
{
    private static readonly TimeSpan UntilCaughtUp = TimeSpan.FromMinutes(5);

    public async Task<MaturityResult> OfAsync(
        string organization, Wave wave, (int, DateTimeOffset)? lastHeadline, Action<FixingProgress> progress, CancellationToken ct)
    {
        progress(new(FixingStep.CatchingUp, 0));
        var tenant = store.For(Tenancy.TenantOf(organization));
        await WaitAsync(tenant, wave.Id, ct);
        var questionnaire = catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion);
        var sums = await tenant.DocumentsAsync(cells, WaveCell.IdsOf(wave), ct);
        var products = await tenant.DocumentAsync(items, wave.Id, ct) ?? WaveItems.Empty(wave.Id);
        var table = await TableAsync(tenant, wave, questionnaire, sums.Sum(cell => cell.Sums.Sheets), progress, ct);

        var disclosure = DisclosureOf(wave.Mode, await organizations.RequireAsync(organization, ct));
        progress(new(FixingStep.Resampling, 0));
        var published = RoleGroups.All.Where(group => sums.Where(cell => cell.Sums.Audience == group).Sum(cell => cell.Sums.Sheets) >= disclosure.MinimumSheets).ToArray();
        var drivers = DriverScoring.Of(questionnaire, table.Complete(published), wave.Id.ToString(), share => progress(new(FixingStep.Resampling, share)), ct);

        progress(new(FixingStep.Scoring, 0));
        return WaveScoring.OfWave(new(questionnaire, Ordered(sums), HeadcountsOf(wave), disclosure, wave.ClosedAt!.Value, products.Products, table, drivers, lastHeadline));
    }

    /// <summary>The base cells of a wave as they stand, in a fixed order.</summary>
    public async Task<IReadOnlyList<CellSums>> CellsAsync(string organization, Wave wave, CancellationToken ct)
    {
        var tenant = store.For(Tenancy.TenantOf(organization));
        await WaitAsync(tenant, wave.Id, ct);
        return Ordered(await tenant.DocumentsAsync(cells, WaveCell.IdsOf(wave), ct));
    }

    public static Headcounts HeadcountsOf(Wave wave) => new([.. wave.Units.Select(unit => unit.Code)],
        wave.Units.SelectMany(unit => RoleGroups.All.Select(group => (unit.Code, Group: group, Heads: unit.Headcount.Of(group))))
            .ToDictionary(cell => (cell.Code, cell.Group), cell => cell.Heads));

    public static Disclosure DisclosureOf(WaveMode mode, Organization organization) =>
        (mode == WaveMode.Trial ? Disclosure.OfTrial : Disclosure.OfGroups) with { MinimumSheets = organization.SmallestGroup };

    private static CellSums[] Ordered(IEnumerable<WaveCell> cells) =>
        [.. cells.Select(cell => cell.Sums).OrderBy(cell => cell.Unit, StringComparer.Ordinal).ThenBy(cell => cell.Audience)];

    private async Task WaitAsync(TenantStore tenant, Guid wave, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (!(await tenant.CaughtUpAsync(cells, wave, TimeSpan.FromSeconds(10), ct) && await tenant.CaughtUpAsync(items, wave, TimeSpan.FromSeconds(10), ct)))
            if (clock.GetElapsedTime(started) > UntilCaughtUp)
                throw new ResultReading.StillComputingException();
    }

    private static async Task<SheetTable> TableAsync(
        TenantStore tenant, Wave wave, Questionnaire questionnaire, int expected, Action<FixingProgress> progress, CancellationToken ct)
    {
        var table = new SheetTable(questionnaire);
        await tenant.History.EachTaggedAsync(wave.Id, CountedSheet.Events, happened =>
        {
            var sheet = CountedSheet.Of(happened)!;
            table.Add(sheet.Unit, sheet.Scored(questionnaire));
            if (table.Count % 500 == 0)
                progress(new(FixingStep.Reading, expected == 0 ? 1 : Math.Min(1, (double)table.Count / expected)));
        }, ct);
        return table;
    }
}
