using CxMaturity.Domain.Questionnaires;
using CxMaturity.Store;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library.Questionnaires;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Library;

/// <summary>A file that was edited or broken after its version was published; the published version goes on serving.</summary>
public sealed record EditedFile(string Path, string QuestionnaireId, string Version, IReadOnlyList<FileFault> Faults);

/// <summary>
/// Publishes what is new in the library. A faulty file stops the start while its version is unpublished; once it is published, its file
/// can do no harm any more and is reported.
/// </summary>
public sealed partial class QuestionnairePublishing(EventStore store, QuestionnaireCatalog catalog, TimeProvider clock, ILogger<QuestionnairePublishing> log, QuestionnaireFilesResult read)
{
    // What was known before an exchange that could not be followed through yet.
    private Dictionary<(string Id, string Version), string>? before;

    public IReadOnlyList<EditedFile> EditedFiles { get; private set; } = [];

    public async Task RunAsync(CancellationToken ct)
    {
        await catalog.LoadAsync(ct);
        RefuseFaults();

        var edited = new List<EditedFile>();
        foreach (var file in read.Files)
        {
            if (file.Questionnaire is not { } questionnaire)
            {
                edited.Add(new(file.Path, file.Id!, file.Version!, file.Faults));
                continue;
            }

            var hash = QuestionnaireHash.Of(questionnaire);
            var published = await PublishAsync(questionnaire, hash, ct);
            if (published.Hash != hash)
                edited.Add(new(file.Path, questionnaire.Id, questionnaire.Version, []));
        }

        EditedFiles = edited;
        foreach (var file in edited)
            Edited(log, file.Path, file.QuestionnaireId, file.Version);
    }

    /// <summary>After the stored content was exchanged.</summary>
    /// <returns>Whether a version that was known here has another content now.</returns>
    public async Task<bool> RunAgainAsync(CancellationToken ct)
    {
        before ??= catalog.All.ToDictionary(publication => (publication.QuestionnaireId, publication.Version), publication => publication.Hash);
        await RunAsync(ct);
        var known = before;
        before = null;
        return catalog.All.Any(publication =>
            known.TryGetValue((publication.QuestionnaireId, publication.Version), out var hash) && hash != publication.Hash);
    }

    private void RefuseFaults()
    {
        var harmless = read.Files.Where(file => file.Id is not null && file.Version is not null && catalog.FindPublication(file.Id, file.Version) is not null)
            .SelectMany(file => file.Faults).ToHashSet(ReferenceEqualityComparer.Instance);
        var faults = read.Faults.Where(fault => !harmless.Contains(fault)).ToArray();
        if (faults.Length > 0)
            throw new StartRefusedException($"The questionnaires cannot be used as they are:{Environment.NewLine}{FaultText.Of(faults)}");
    }

    private async Task<Publication> PublishAsync(Questionnaire questionnaire, string hash, CancellationToken ct)
    {
        if (catalog.FindPublication(questionnaire.Id, questionnaire.Version) is { } known)
            return known;
        var command = new PublishQuestionnaire(questionnaire, hash, clock.GetUtcNow());
        var decided = await store.ForInstallation().DecideAsync(Streams.Questionnaires, QuestionnaireCatalog.StreamOf(questionnaire.Id, questionnaire.Version),
            publication => PublicationDecider.Decide(publication, command), ct: ct);
        catalog.Add(decided.State);
        return decided.State;
    }

    [LoggerMessage(LogLevel.Warning, "{File} was edited after its publication. Version {Version} of {Questionnaire} goes on serving as it was published; give the edited file a new version.")]
    private static partial void Edited(ILogger log, string file, string questionnaire, string version);
}

public static class QuestionnaireServices
{
    /// <summary>Reads the files at once; what is wrong with them is told when it is known which versions are published.</summary>
    public static IServiceCollection AddQuestionnaires(this IServiceCollection services, string folder) => services
        .AddSingleton(QuestionnaireFiles.Read(folder))
        .AddSingleton<QuestionnaireCatalog>()
        .AddSingleton<QuestionnairePublishing>();
}
