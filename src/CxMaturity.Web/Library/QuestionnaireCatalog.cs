using System.Collections.Concurrent;
using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Library;

/// <summary>
/// The published questionnaires. Only they serve; a file that was changed after its publication changes nothing here.
/// </summary>
public sealed class QuestionnaireCatalog(EventStore store)
{
    private readonly ConcurrentDictionary<(string Id, string Version), Publication> published = new();

    /// <summary>The newest version of each questionnaire, the most comprehensive first.</summary>
    public IReadOnlyList<Publication> Newest =>
    [
        .. published.Values.GroupBy(publication => publication.QuestionnaireId)
            .Select(versions => versions.MaxBy(publication => Version.Parse(publication.Version))!)
            .OrderByDescending(publication => publication.Content!.Dimensions.Count).ThenBy(publication => publication.QuestionnaireId, StringComparer.Ordinal)
    ];

    public IReadOnlyList<Publication> All =>
        [.. published.Values.OrderBy(publication => publication.QuestionnaireId, StringComparer.Ordinal).ThenByDescending(publication => Version.Parse(publication.Version))];

    public Publication? FindPublication(string id, string version) => published.GetValueOrDefault((id, version)) ?? Fetch(id, version);

    public Questionnaire Require(string id, string version) =>
        FindPublication(id, version)?.Content ?? throw RefusedException.Unknown("questionnaire.unknown", id, version);

    /// <summary>Knows what is stored, and nothing else any more.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var stored = await store.ForInstallation().AllAsync(Streams.Questionnaires, ct);
        foreach (var forgotten in published.Keys.Except(stored.Select(publication => (publication.QuestionnaireId, publication.Version))))
            published.TryRemove(forgotten, out _);
        foreach (var publication in stored)
            Add(publication);
    }

    public void Add(Publication publication) => published[(publication.QuestionnaireId, publication.Version)] = publication;

    public static Guid StreamOf(string id, string version) => StableId.Of("questionnaire", id, version);

    // Published by another host since this one started. It happens once per version, so the caller may wait for it.
    private Publication? Fetch(string id, string version)
    {
        var found = store.ForInstallation().LoadAsync(Streams.Questionnaires, StreamOf(id, version)).GetAwaiter().GetResult();
        if (found.Version == 0)
            return null;
        Add(found.State);
        return found.State;
    }
}
