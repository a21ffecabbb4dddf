using System.Security.Cryptography;
using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Hosting.Telemetry;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>One answer as it arrives: an item and a value.</summary>
public sealed record GivenAnswer(string Item, int Value);

/// <summary>A sheet with what its pages need beside it.</summary>
/// <param name="IsSelfAssessment">Whether nobody but the person will ever see a result of it.</param>
public sealed record OpenedSheet(AnswerSheet Sheet, Wave Wave, Questionnaire Questionnaire, bool IsSelfAssessment)
{
    // Of so many executives hardly so many stay away that the others are fewer than the smallest group.
    private const int ManyExecutives = 10;

    /// <summary>Whether this person is asked to be shown as part of a small group: executives where they may be few.</summary>
    public bool AsksForConsent => Sheet.Audience == Audience.X && Wave.Mode == WaveMode.Named && !IsSelfAssessment && Wave.Headcounts()[Audience.X] < ManyExecutives;
}

/// <summary>Opens, fills and submits sheets; pages and API come through here.</summary>
public sealed class Answering(EventStore store, QuestionnaireCatalog catalog, TimeProvider clock)
{
    public async Task<Guid> OpenAsync(string organization, Guid wave, Audience audience, string unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // The id is what opens the sheet again, so it must not be guessable.
        var id = Guid.NewGuid();
        var command = new OpenAnswerSheet(id, wave, audience, unit, RandomNumberGenerator.GetInt32(int.MaxValue), now);
        await store.For(Tenancy.TenantOf(organization)).DecideWithinAsync(Streams.AnswerSheets, id, Streams.Waves, wave, (sheet, within) =>
        {
            if (within.Status == WaveStatus.Unscheduled)
                throw RefusedException.Unknown("wave.unknown");
            within.Admit(unit);
            return AnswerSheetDecider.Decide(sheet, command, catalog.Require(within.QuestionnaireId, within.QuestionnaireVersion));
        }, ct);
        return id;
    }

    /// <summary>Saves answers: all of them, or none with the reason of the first refusal.</summary>
    public async Task<AnswerSheet> AnswerAsync(string organization, Guid sheet, IReadOnlyList<GivenAnswer> answers, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var saved = 0;
        var answered = await DecideAsync(organization, sheet, (state, wave, questionnaire) =>
        {
            var events = new List<AnswerSheetEvent>();
            foreach (var answer in answers)
            {
                var more = AnswerSheetDecider.Decide(state, new AnswerQuestion(answer.Item, answer.Value, wave.IsOpen, now), questionnaire);
                state = more.Aggregate(state, AnswerSheet.Evolve);
                events.AddRange(more);
            }

            saved = events.Count;
            return events;
        }, ct);
        Figures.AnswersSaved(saved);
        return answered;
    }

    public Task<AnswerSheet> SubmitAsync(string organization, Guid sheet, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return DecideAsync(organization, sheet,
            (state, wave, questionnaire) => AnswerSheetDecider.Decide(state, new SubmitAnswerSheet(wave.IsOpen, now), questionnaire), ct);
    }

    /// <summary>Says, or takes back, that the person may be shown as part of a group smaller than the minimum.</summary>
    public Task<AnswerSheet> ConsentAsync(string organization, Guid sheet, bool consents, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return DecideAsync(organization, sheet, (state, wave, _) => AnswerSheetDecider.Decide(state, new ConsentToSmallGroup(consents, wave.IsOpen, now)), ct);
    }

    public async Task<OpenedSheet> RequireAsync(string organization, Guid sheet, CancellationToken ct)
    {
        var (own, parent, _) = await store.For(Tenancy.TenantOf(organization))
            .LoadWithinAsync(Streams.AnswerSheets, sheet, Streams.Waves, null, ct);
        return new(Existing(own.State), parent.State, catalog.Require(own.State.QuestionnaireId, own.State.QuestionnaireVersion), organization == Tenancy.Self);
    }

    /// <summary>The same with the sheet as it was known at a moment.</summary>
    public async Task<OpenedSheet> AtAsync(string organization, OpenedSheet opened, DateTimeOffset moment, CancellationToken ct) => opened with
    {
        Sheet = (await store.For(Tenancy.TenantOf(organization)).History.AtTimeAsync(Streams.AnswerSheets, opened.Sheet.Id, moment, ct)).State
    };

    private async Task<AnswerSheet> DecideAsync(
        string organization, Guid sheet, Func<AnswerSheet, Wave, Questionnaire, IReadOnlyList<AnswerSheetEvent>> decide, CancellationToken ct)
    {
        var decided = await store.For(Tenancy.TenantOf(organization)).DecideWithinAsync(Streams.AnswerSheets, sheet, Streams.Waves, null,
            (state, wave) => decide(Existing(state), wave, catalog.Require(state.QuestionnaireId, state.QuestionnaireVersion)), ct);
        return decided.State;
    }

    private static AnswerSheet Existing(AnswerSheet sheet) =>
        sheet.Status == AnswerSheetStatus.Unopened ? throw RefusedException.Unknown("sheet.unknown") : sheet;
}
