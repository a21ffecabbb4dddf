using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A result with what it was computed from.</summary>
public sealed record ComputedResult(MaturityResult Result, WaveMeasurement From);

/// <summary>Computes the result of a closed wave: from its sums and, for what these cannot give, its single sheets; or from its events alone.</summary>
public sealed class ResultComputing(
    EventStore store, QuestionnaireCatalog catalog, WaveCellsProjection cells, WaveItemsProjection items, OrganizationKeeping organizations, TimeProvider clock)
{
    private static readonly TimeSpan UntilCaughtUp = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AtATime = TimeSpan.FromSeconds(10);

    /// <summary>From the sums that the read models hold.</summary>
    public async Task<ComputedResult> OfAsync(
        string organization, Wave wave, (int, DateTimeOffset)? lastHeadline, Action<FixingProgress> progress, CancellationToken ct)
    {
        progress(new(FixingStep.CatchingUp, 0));
        var sums = await CellsAsync(organization, wave, ct);
        var tenant = store.For(Tenancy.TenantOf(organization));
        var products = await tenant.DocumentAsync(items, wave.Id, ct) ?? WaveItems.Empty(wave.Id);
        var questionnaire = catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion);
        var (table, executives) = (new SheetTable(questionnaire), new List<Guid>());
        await EachSheetAsync(tenant, wave, sums.Sum(cell => cell.Sheets), sheet =>
        {
            table.Add(sheet.Unit, sheet.Scored(questionnaire));
            if (sheet.Audience == Audience.X)
                executives.Add(sheet.Id);
        }, progress, ct);
        return await ScoreAsync(organization, wave, questionnaire, sums, products.Products, table, executives, lastHeadline, progress, ct);
    }

    /// <summary>From the events alone, past the read models: so the two can be compared.</summary>
    /// <param name="asIf">Another version of the questionnaire to score the same answers by; none for the wave's own.</param>
    public async Task<ComputedResult> AnewAsync(
        string organization, Wave wave, Questionnaire? asIf, (int, DateTimeOffset)? lastHeadline, Action<FixingProgress> progress, CancellationToken ct)
    {
        var questionnaire = asIf ?? catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion);
        var folded = await FoldAsync(organization, wave, questionnaire, progress, ct);
        return await ScoreAsync(organization, wave, questionnaire, folded.Cells(), folded.Products(), folded.Table, folded.Executives, lastHeadline, progress, ct);
    }

    /// <summary>Folds the sheets that count.</summary>
    public async Task<FoldedWave> FoldAsync(string organization, Wave wave, Questionnaire questionnaire, Action<FixingProgress> progress, CancellationToken ct)
    {
        var folded = new FoldedWave(questionnaire);
        await EachSheetAsync(store.For(Tenancy.TenantOf(organization)), wave, 0, sheet =>
        {
            // Another version may not ask everybody whom the wave's own asked.
            if (questionnaire.VariantFor(sheet.Audience) is not null)
                folded.Add(sheet);
        }, progress, ct);
        return folded;
    }

    /// <summary>The sums of a wave as they stand, with all that comparing and publishing them takes.</summary>
    /// <param name="executives">How they stand in the official result; where that shows them by consent, so does this.</param>
    public async Task<WaveMeasurement> MeasureAsync(string organization, Wave wave, ExecutiveGroup executives, CancellationToken ct) => SmallExecutiveGroup.Arranged(
        new(catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion), await CellsAsync(organization, wave, ct), HeadcountsOf(wave),
            DisclosureOf(wave.Mode, await organizations.RequireAsync(organization, ct)), wave.ClosedAt!.Value), executives == ExecutiveGroup.ByConsent);

    /// <summary>The base cells of a wave as they stand, in a fixed order.</summary>
    public async Task<IReadOnlyList<CellSums>> CellsAsync(string organization, Wave wave, CancellationToken ct)
    {
        var tenant = store.For(Tenancy.TenantOf(organization));
        var started = clock.GetTimestamp();
        while (!(await tenant.CaughtUpAsync(cells, wave.Id, AtATime, ct) && await tenant.CaughtUpAsync(items, wave.Id, AtATime, ct)))
            if (clock.GetElapsedTime(started) > UntilCaughtUp)
                throw new ResultReading.StillComputingException();
        return FoldedWave.InOrder((await tenant.DocumentsAsync(cells, WaveCell.IdsOf(wave), ct)).Select(cell => cell.Sums));
    }

    public static Headcounts HeadcountsOf(Wave wave) => new([.. wave.Units.Select(unit => unit.Code)],
        wave.Units.SelectMany(unit => RoleGroups.All.Select(group => (unit.Code, Group: group, Heads: unit.Headcount.Of(group))))
            .ToDictionary(cell => (cell.Code, cell.Group), cell => cell.Heads));

    public static Disclosure DisclosureOf(WaveMode mode, Organization organization) =>
        (mode == WaveMode.Trial ? Disclosure.OfTrial : Disclosure.OfGroups) with { MinimumSheets = organization.SmallestGroup };

    private async Task<ComputedResult> ScoreAsync(
        string organization, Wave wave, Questionnaire questionnaire, IReadOnlyList<CellSums> sums, IReadOnlyDictionary<string, ProductSums> products, SheetTable table,
        IReadOnlyCollection<Guid> executives, (int, DateTimeOffset)? lastHeadline, Action<FixingProgress> progress, CancellationToken ct)
    {
        var disclosure = DisclosureOf(wave.Mode, await organizations.RequireAsync(organization, ct));
        progress(new(FixingStep.Resampling, 0));
        var measured = SmallExecutiveGroup.Arranged(new(questionnaire, sums, HeadcountsOf(wave), disclosure, wave.ClosedAt!.Value, products, table, LastHeadline: lastHeadline),
            SmallExecutiveGroup.IsIn(sums, disclosure.MinimumSheets) && await AllConsentAsync(organization, executives, ct));
        var drivers = DriverScoring.Of(questionnaire, table.Complete(measured.LargeGroups()), wave.Id.ToString(), share => progress(new(FixingStep.Resampling, share)), ct);
        progress(new(FixingStep.Scoring, 0));
        measured = measured with { Drivers = drivers };
        return new(WaveScoring.OfWave(measured), measured);
    }

    private async Task<bool> AllConsentAsync(string organization, IReadOnlyCollection<Guid> sheets, CancellationToken ct)
    {
        foreach (var sheet in sheets)
            if (!(await store.For(Tenancy.TenantOf(organization)).LoadAsync(Streams.AnswerSheets, sheet, ct)).State.ConsentsToSmallGroup)
                return false;
        return true;
    }

    private static async Task EachSheetAsync(
        TenantStore tenant, Wave wave, int expected, Action<CountedSheet> each, Action<FixingProgress> progress, CancellationToken ct)
    {
        var read = 0;
        await tenant.History.EachTaggedAsync(wave.Id, CountedSheet.Events, happened =>
        {
            each(CountedSheet.Of(happened)!);
            if (++read % 500 == 0)
                progress(new(FixingStep.Reading, expected == 0 ? 0 : Math.Min(1, (double)read / expected)));
        }, ct);
    }
}
