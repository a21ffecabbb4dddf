using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Store;
using CxMaturity.Store.Accesses;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Trail;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>One entry in words.</summary>
public sealed record AccessLine(DateTimeOffset At, string What, string Who, string Detail, string Address);

/// <param name="Next">Where the older ones begin; none where there are none.</param>
public sealed record AccessLines(IReadOnlyList<AccessLine> Lines, long? Next);

/// <summary>An access log in the reader's words.</summary>
public sealed class AccessReader(
    EventStore store, AccessLog log, MemberNames names, WaveKeeping waves, WaveNames waveNames, QuestionnaireCatalog catalog, Sentences sentences)
{
    /// <summary>What stands in the address, as a filter.</summary>
    public static AccessFilter Filter(string? what, string? who, string? from, string? to) => new()
    {
        What = string.IsNullOrEmpty(what) ? null : (AccessKinds.Find(what) ?? throw RefusedException.Invalid("trail.kind")).Key(),
        Who = string.IsNullOrEmpty(who) ? null : Guid.TryParseExact(who, "D", out var id) ? id : throw RefusedException.Invalid("trail.person"),
        From = TrailFilter.Start(TrailFilter.Day(from)),
        Until = TrailFilter.Start(TrailFilter.Day(to)?.AddDays(1))
    };

    public static long? Place(string? written) => string.IsNullOrEmpty(written) ? null
        : long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : throw RefusedException.Invalid("trail.cursor");

    /// <param name="organization">Whose log; none for the installation's own.</param>
    public async Task<AccessLines> PageAsync(string? organization, AccessFilter filter, int size, long? before, CancellationToken ct)
    {
        // What the reader has just done is to be among it.
        await log.WrittenAsync(ct);
        var page = await LogOf(organization).PageAsync(filter, size, before, ct);
        var people = await names.OfAsync([.. page.Entries.Select(stored => stored.Entry.Who).OfType<Guid>().Distinct()], ct);
        var called = (organization is null ? [] : await waves.AllAsync(organization, ct)).ToDictionary(wave => wave.Id.ToString(),
            wave => waveNames.Of(wave, catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion), ReaderLanguage.Current));
        return new([.. page.Entries.Select(stored => Line(stored.Entry, people, called))], page.HasMore ? page.Entries[^1].Place : null);
    }

    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(string? organization, CancellationToken ct)
    {
        var people = await LogOf(organization).PeopleAsync(ct);
        var known = await names.OfAsync(people, ct);
        return [.. people.Select(id => (id, NameOf(id, known))).OrderBy(person => person.Item2, StringComparer.CurrentCulture)];
    }

    private AccessReading LogOf(string? organization) => (organization is null ? store.ForInstallation() : store.For(Tenancy.TenantOf(organization))).Accesses;

    private AccessLine Line(AccessEntry entry, IReadOnlyDictionary<Guid, string> people, Dictionary<string, string> called)
    {
        var (word, thing) = AccessDetail.Parts(entry.Detail);
        var key = $"access.detail.{word}";
        var detail = sentences.Of(key, called.GetValueOrDefault(thing, thing));
        return new(entry.At, sentences.Of($"access.kind.{entry.What}"), entry.Who is { } who ? NameOf(who, people) : sentences.Of("access.nobody"),
            // A word that nobody has put into words yet is shown as it is.
            detail == key ? entry.Detail : detail, entry.Address == CoarseAddress.Loopback ? sentences.Of("access.loopback") : entry.Address ?? "–");
    }

    private string NameOf(Guid who, IReadOnlyDictionary<Guid, string> people) => people.GetValueOrDefault(who) ?? sentences.Of("trail.who.gone");
}
