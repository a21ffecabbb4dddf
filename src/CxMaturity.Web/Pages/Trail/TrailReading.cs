using CxMaturity.Domain.Access;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Trail.Telling;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>One change in words.</summary>
public sealed record TrailLine(DateTimeOffset At, string Who, string Kind, Told Told);

/// <summary>Some changes, newest first.</summary>
/// <param name="Next">Where the older ones begin; none where there are none.</param>
public sealed record TrailPage(IReadOnlyList<TrailLine> Lines, EventCursor? Next);

/// <summary>
/// Every change that anybody made to a thing of an organisation, as far as the reader may know of it. Answer sheets are no such things:
/// nobody tells them, so their streams are never asked for, and nothing here shows that there are any.
/// </summary>
public sealed class TrailReading(
    EventStore store, IEnumerable<Teller> tellers, WaveKeeping waves, WaveNames waveNames, QuestionnaireCatalog catalog, MemberNames names, Sentences sentences)
{
    private readonly Teller[] tellers = [.. tellers];

    /// <summary>The kinds of things that a reader reads of.</summary>
    public IEnumerable<string> KindsFor(Func<Right, bool> may) => OfOrganizations(may).Select(teller => teller.Kind).Distinct();

    public Task<TrailPage> PageAsync(string organization, TrailFilter filter, Func<Right, bool> may, int size, EventCursor? before, CancellationToken ct) =>
        ReadAsync(organization, [.. OfOrganizations(may).Where(teller => filter.Kind is null || teller.Kind == filter.Kind)], new([])
        {
            UserName = filter.Person,
            From = TrailFilter.Start(filter.From),
            Until = TrailFilter.Start(filter.To?.AddDays(1))
        }, size, before, ct);

    /// <summary>What happened to some things only.</summary>
    public Task<TrailPage> OfThingsAsync(string organization, IReadOnlyCollection<Guid> things, Func<Right, bool> may, int size, CancellationToken ct) =>
        ReadAsync(organization, [.. OfOrganizations(may)], new([]) { Streams = things }, size, null, ct);

    /// <summary>Everybody who changed something that the reader reads of: how the address names them, and what they are called.</summary>
    public async Task<IReadOnlyList<(string Person, string Name)>> PeopleAsync(string organization, Func<Right, bool> may, CancellationToken ct)
    {
        Teller[] read = [.. OfOrganizations(may)];
        var authors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (tenant, filter) in await LogsAsync(organization, read, new([]), ct))
            authors.UnionWith(await tenant.History.AuthorsAsync(filter, ct));
        var known = await names.OfAsync([.. authors.Select(AccountOf).OfType<Guid>()], ct);
        return [.. authors.Select(author => (author, NameOf(author, known))).OrderBy(person => person.Item2, StringComparer.CurrentCulture)];
    }

    private async Task<TrailPage> ReadAsync(string organization, Teller[] read, EventFilter filter, int size, EventCursor? before, CancellationToken ct)
    {
        var (events, hasMore) = (new List<StoredEvent>(), false);
        foreach (var (tenant, asked) in await LogsAsync(organization, read, filter, ct))
        {
            var page = await tenant.History.PageAsync(asked, size, before, ct);
            events.AddRange(page.Events);
            hasMore |= page.HasMore;
        }

        StoredEvent[] shown = [.. events.OrderByDescending(stored => stored.Timestamp).ThenByDescending(stored => stored.Sequence).Take(size)];
        return new(await TellAsync(organization, read, shown, ct), hasMore || events.Count > size ? EventCursor.Of(shown[^1]) : null);
    }

    /// <summary>The organisation's own log, and the streams of the installation that speak of it.</summary>
    private async Task<IReadOnlyList<(TenantStore Tenant, EventFilter Filter)>> LogsAsync(string organization, Teller[] read, EventFilter filter, CancellationToken ct)
    {
        var logs = new List<(TenantStore, EventFilter)>();
        StreamType[] own = [.. read.Where(teller => !teller.IsInInstallation).Select(teller => teller.Stream)];
        if (own.Length > 0)
            logs.Add((store.For(Tenancy.TenantOf(organization)), filter with { Kinds = own }));

        // Here others have streams too: only those are read that are named one by one.
        var (id, above) = (Tenancy.OrganizationIdOf(organization), new HashSet<Guid>());
        foreach (var teller in read.Where(teller => teller.IsInInstallation))
            above.UnionWith(await teller.OfAsync(id, ct));
        if (filter.Streams is { } things)
            above.IntersectWith(things);
        if (above.Count > 0)
            logs.Add((store.ForInstallation(), filter with { Kinds = [.. read.Where(teller => teller.IsInInstallation).Select(teller => teller.Stream)], Streams = above }));
        return logs;
    }

    private async Task<IReadOnlyList<TrailLine>> TellAsync(string organization, Teller[] read, StoredEvent[] events, CancellationToken ct)
    {
        var told = events.Select(stored => (Stored: stored, By: read.First(teller => teller.Stream.Name == stored.Kind))).ToArray();
        var pasts = new Dictionary<Guid, IReadOnlyList<StoredEvent>>();
        foreach (var (stored, by) in told)
            if (stored.Event is { } happened && by.LooksBack(happened) && !pasts.ContainsKey(stored.Stream))
                pasts[stored.Stream] = await store.For(stored.Tenant).History.EventsAsync(stored.Stream, ct: ct);

        // Whoever was named earlier may be told as what was there before.
        var spoken = told.Concat(told.DistinctBy(one => one.Stored.Stream).SelectMany(one => pasts.GetValueOrDefault(one.Stored.Stream, []).Select(earlier => (Stored: earlier, one.By))));
        var named = spoken.SelectMany(one => one.Stored.Event is { } happened ? one.By.PeopleIn(happened) : []);
        var people = await names.OfAsync([.. named.Concat(events.Select(stored => AccountOf(stored.UserName)).OfType<Guid>()).Distinct()], ct);
        var voice = new TrailVoice(sentences, "", people, await WavesAsync(organization, ct));

        var lines = new List<TrailLine>();
        foreach (var (stored, by) in told)
        {
            var before = stored.Event is { } happened && by.LooksBack(happened)
                ? pasts[stored.Stream].Where(earlier => earlier.Version < stored.Version).Select(earlier => earlier.Event).OfType<object>()
                : [];
            var who = WhoDid(stored, by, people);
            var mine = voice with { Who = who };
            lines.Add(new(stored.Timestamp, who, by.Kind,
                (stored.Event is null ? null : by.Tell(stored.Event, before, mine)) ?? new Told(mine.Says("trail.told.unknown", stored.Name))));
        }

        return lines;
    }

    private async Task<Dictionary<Guid, string>> WavesAsync(string organization, CancellationToken ct) =>
        (await waves.AllAsync(organization, ct)).ToDictionary(wave => wave.Id,
            wave => waveNames.Of(wave, catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion), ReaderLanguage.Current));

    private string WhoDid(StoredEvent stored, Teller by, IReadOnlyDictionary<Guid, string> people)
    {
        if (stored.UserName is { } author)
            return NameOf(author, people);
        return sentences.Of(stored.Event is { } happened && by.IsOurOwnDoing(happened) ? "trail.who.system" : "trail.who.unknown");
    }

    private string NameOf(string author, IReadOnlyDictionary<Guid, string> people) =>
        AccountOf(author) is { } account ? people.GetValueOrDefault(account) ?? sentences.Of("trail.who.gone") : sentences.Of("trail.who.program");

    private IEnumerable<Teller> OfOrganizations(Func<Right, bool> may) =>
        tellers.Where(teller => teller.IsOfOrganizations && TrailKinds.MayRead(teller.Kind, may) && teller.Stream.State != typeof(AnswerSheet));

    private static Guid? AccountOf(string? author) => Guid.TryParse(author, out var account) ? account : null;
}
