using CxMaturity.Domain;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Store.Archives;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>What an archive was found to hold: all of it whole, and possible here.</summary>
/// <param name="Results">One hash over all official results.</param>
/// <param name="IsHere">The organisation exists here already, so it cannot be brought in.</param>
public sealed record ArchiveLook(
    ArchiveManifest Manifest, long Bytes, Organization Organization, IReadOnlyList<(Wave Wave, FixedResult? Official)> Waves,
    IReadOnlyList<(Publication Questionnaire, bool IsNew)> Questionnaires, string Results, bool IsHere);

/// <summary>Looks into archives and brings them in; page, API and command line come through here.</summary>
public sealed class BringingIn(EventStore store, QuestionnaireCatalog catalog, MembersOfImported members, ArchiveSettings settings, TimeProvider clock) : IDisposable
{
    // Each holds all that is in an archive in memory: one after the other.
    private readonly SemaphoreSlim turn = new(1);

    public Task<ArchiveLook> LookAsync(string path, CancellationToken ct) => OpenedAsync(path, (_, look) => Task.FromResult(look), ct);

    /// <summary>Brings the whole organisation in, or nothing of it.</summary>
    public Task<ArchiveLook> BringInAsync(string path, CancellationToken ct) => OpenedAsync(path, async (log, look) =>
    {
        if (look.IsHere)
            throw RefusedException.Conflict("archive.exists", look.Organization.Name);
        var now = clock.GetUtcNow();
        var organization = look.Organization.Id;
        var published = look.Questionnaires.Where(entry => entry.IsNew).Select(entry => entry.Questionnaire with { PublishedAt = now }).ToArray();
        await store.BringInAsync(log, members.LeftOut(organization), [.. published.Select(NewStream), .. await members.NewAsync(organization, now, ct)], ct);
        await members.EnterAsync(organization, ct);
        foreach (var publication in published)
            catalog.Add(publication);
        return look;
    }, ct);

    public void Dispose() => turn.Dispose();

    private async Task<ArchiveLook> OpenedAsync(string path, Func<ArchivedLog, ArchiveLook, Task<ArchiveLook>> work, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            return await ArchiveRefusals.ToldAsync(async () =>
            {
                await using var archive = await TenantArchive.OpenAsync(path, settings.Limits, ct);
                var (log, look) = await LookAsync(archive, ct);
                return await work(log, look);
            });
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<(ArchivedLog, ArchiveLook)> LookAsync(TenantArchive archive, CancellationToken ct)
    {
        if (!Guid.TryParseExact(archive.Manifest.Tenant, "D", out var organization) || organization.ToString() != archive.Manifest.Tenant)
            throw new ArchiveException(ArchiveFault.NoManifest);

        // The events are folded as they will be, on the questionnaires that will be there by then.
        var known = new QuestionnaireCatalog(store);
        await known.LoadAsync(ct);
        var questionnaires = await QuestionnairesAsync(archive, known, ct);
        foreach (var (questionnaire, _) in questionnaires.Where(entry => entry.IsNew))
            known.Add(questionnaire);

        var log = await store.ReadAsync(archive, members.TakenAlong(organization), CxStore.Projections(() => known), ct);
        var (state, waves, histories) = (log.OfInstallation(Streams.Organizations, organization), log.All(Streams.Waves), log.All(Streams.FixedResults));
        if (state.Id != organization || state.Name != archive.Manifest.Name)
            throw RefusedException.Invalid("archive.organization");
        foreach (var wave in waves)
            if (known.FindPublication(wave.QuestionnaireId, wave.QuestionnaireVersion) is null)
                throw RefusedException.Invalid("archive.questionnaire_missing", wave.QuestionnaireId, wave.QuestionnaireVersion);
        await RefuseOtherResultsAsync(archive, histories, ct);

        var isHere = (await store.ForInstallation().LoadAsync(Streams.Organizations, organization, ct)).Version > 0
            || (await store.MeasureAsync(archive.Manifest.Tenant, ct)).Events > 0;
        return (log, new(archive.Manifest, archive.Bytes, state,
            [.. waves.OrderBy(wave => wave.ScheduledAt).Select(wave => (wave, histories.FirstOrDefault(history => history.WaveId == wave.Id)?.Latest))],
            questionnaires, ArchivedParts.HashOf(histories), isHere));
    }

    /// <summary>A version means one thing only: where it is known here, it must be the same to the letter.</summary>
    private static async Task<IReadOnlyList<(Publication Questionnaire, bool IsNew)>> QuestionnairesAsync(TenantArchive archive, QuestionnaireCatalog known, CancellationToken ct)
    {
        var all = new List<(Publication, bool)>();
        foreach (var part in archive.Names(ArchivedParts.Questionnaires))
        {
            if (ArchivedParts.ReadQuestionnaire(await archive.ReadAsync(part, ct)) is not { } read || ArchivedParts.NameOf(read) != part)
                throw new ArchiveException(ArchiveFault.Document, part);
            var here = known.FindPublication(read.QuestionnaireId, read.Version);
            if (here is not null && here.Hash != read.Hash)
                throw RefusedException.Invalid("archive.questionnaire_differs", read.QuestionnaireId, read.Version);
            all.Add((here ?? read, here is null));
        }

        return all;
    }

    private static async Task RefuseOtherResultsAsync(TenantArchive archive, IReadOnlyList<FixedResultHistory> histories, CancellationToken ct)
    {
        foreach (var history in histories)
            foreach (var result in history.Results.Select(result => (result.Hash, result.Content)).Concat(history.AsIf.Select(result => (result.Hash, result.Content))))
                if (FixedContent.HashOf(result.Content) != result.Hash || !IsReadable(result.Content))
                    throw RefusedException.Invalid("archive.result_differs", history.WaveId);
        foreach (var part in archive.Names(ArchivedParts.Results))
            if (histories.FirstOrDefault(history => part == $"{ArchivedParts.Results}{history.WaveId}.json") is not { } history
                || !ArchivedParts.Matches(await archive.ReadAsync(part, ct), history.WaveId, history))
                throw new ArchiveException(ArchiveFault.Document, part);
    }

    private static bool IsReadable(string content)
    {
        try
        {
            return FixedContent.Read(content) is not null;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static StreamWithHistory NewStream(Publication publication) => StreamWithHistory.Of(
        EventStore.DefaultTenant, Streams.Questionnaires, QuestionnaireCatalog.StreamOf(publication.QuestionnaireId, publication.Version),
        new QuestionnaireEvent[] { new QuestionnairePublished(publication.QuestionnaireId, publication.Version, publication.Hash, publication.Content!, publication.PublishedAt) },
        happened => happened.At);
}
