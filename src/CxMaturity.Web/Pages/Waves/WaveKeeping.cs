using System.Security.Cryptography;
using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>Schedules, opens and closes waves; pages and API come through here.</summary>
public sealed class WaveKeeping(EventStore store, QuestionnaireCatalog catalog, OrganizationKeeping organizations, TimeProvider clock)
{
    private static readonly StateIs StillOpen = new(nameof(AnswerSheet.Status), nameof(AnswerSheetStatus.Open));

    private const int DoorLength = 10;
    private const string DoorLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    public async Task<Guid> ScheduleAsync(
        string organization, string questionnaireId, string version, WaveMode mode, string? name, IReadOnlyList<WaveUnit> units, CancellationToken ct)
    {
        await organizations.RequireAsync(organization, ct);
        var questionnaire = catalog.Require(questionnaireId, version);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var command = new ScheduleWave(id, questionnaireId, version, mode, name?.Trim() ?? "", units, Doors(questionnaire, units), now);
        await store.For(Tenancy.TenantOf(organization)).DecideAsync(Streams.Waves, id, wave => WaveDecider.Decide(wave, command), ct: ct);
        return id;
    }

    public async Task<Wave> OpenAsync(string organization, Guid wave, CancellationToken ct)
    {
        var command = new OpenWave(clock.GetUtcNow());
        var opened = await store.For(TenantOf(organization)).DecideAsync(Streams.Waves, wave,
            state => WaveDecider.Decide(Existing(state), command), ct: ct);
        return opened.State;
    }

    /// <summary>
    /// Closes a wave and every sheet in it that has answers and was not submitted, in one transaction. From the moment the wave's stream
    /// moves no answer can slip in: answers hold that stream in place until they commit.
    /// </summary>
    public async Task<Wave> CloseAsync(string organization, Guid wave, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Wave? closed = null;
        await store.For(TenantOf(organization)).TransactAsync(async transaction =>
        {
            var decided = await transaction.DecideAsync(Streams.Waves, wave, state => WaveDecider.Decide(Existing(state), new CloseWave(now)), ct);
            closed = decided.State;
            if (decided.Events.Count == 0)
                return;

            var questionnaire = catalog.Require(closed.QuestionnaireId, closed.QuestionnaireVersion);
            foreach (var sheet in await transaction.WithinAsync(Streams.AnswerSheets, wave, StillOpen, ct))
                await transaction.AppendAsync(Streams.AnswerSheets, sheet.State.Id, sheet,
                    AnswerSheetDecider.Decide(sheet.State, new CloseAnswerSheet(now), questionnaire), ct);
        }, ct);
        return closed!;
    }

    public async Task<Wave> RequireAsync(string organization, Guid wave, CancellationToken ct) =>
        Existing((await store.For(TenantOf(organization)).LoadAsync(Streams.Waves, wave, ct)).State);

    public Task<IReadOnlyList<Wave>> AllAsync(string organization, CancellationToken ct) =>
        store.For(Tenancy.TenantOf(organization)).AllAsync(Streams.Waves, ct);

    /// <summary>The standing wave in which people assess themselves with one version of a questionnaire.</summary>
    public async Task<Guid> StandingAsync(Questionnaire questionnaire, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = StableId.Of("self-assessment", questionnaire.Id, questionnaire.Version);
        var unit = new WaveUnit(Tenancy.Self, new("Selbsteinschätzung", "Self-assessment"), new(0, 0, 0));
        var tenant = store.For(Tenancy.Self);
        if ((await tenant.LoadAsync(Streams.Waves, id, ct)).State.IsOpen)
            return id;
        await tenant.DecideAsync(Streams.Waves, id,
            wave => WaveDecider.Decide(wave, new ScheduleWave(id, questionnaire.Id, questionnaire.Version, WaveMode.Named, "", [unit], [], now)), ct: ct);
        await tenant.DecideAsync(Streams.Waves, id, wave => WaveDecider.Decide(wave, new OpenWave(now)), ct: ct);
        return id;
    }

    /// <summary>
    /// The standing waves of self-assessments have no field and no group results, and nobody opens or closes them; for everybody they are
    /// not there.
    /// </summary>
    private static string TenantOf(string organization) =>
        organization == Tenancy.Self ? throw RefusedException.Unknown("wave.unknown") : Tenancy.TenantOf(organization);

    private static Wave Existing(Wave wave) => wave.Status == WaveStatus.Unscheduled ? throw RefusedException.Unknown("wave.unknown") : wave;

    private static Door[] Doors(Questionnaire questionnaire, IReadOnlyList<WaveUnit> units) =>
    [
        .. units.SelectMany(unit => questionnaire.Variants.Select(variant =>
            new Door(RandomNumberGenerator.GetString(DoorLetters, DoorLength), unit.Code, variant.Audience)))
    ];
}
