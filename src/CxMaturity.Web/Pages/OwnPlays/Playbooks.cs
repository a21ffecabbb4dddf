using System.Collections.Concurrent;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Store;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>The playbook of each organisation; whoever speaks of plays within an organisation asks here.</summary>
public sealed class Playbooks(PlayLibrary shipped, EventStore store)
{
    // Reading plays takes a while, so a playbook is kept as long as nobody changes one; every look asks whether somebody has. More
    // organisations than these are not kept at once.
    private const int MostKept = 200;

    private readonly ConcurrentDictionary<string, (IReadOnlyList<OwnPlay> Own, Playbook Book)> kept = new();
    private readonly Playbook ours = new(shipped, []);

    public PlayLibrary Shipped => shipped;

    public async Task<Playbook> OfAsync(string organization, CancellationToken ct)
    {
        var own = await store.For(Tenancy.TenantOf(organization)).AllAsync(Streams.OwnPlays, ct);
        if (own.Count == 0)
        {
            kept.TryRemove(organization, out _);
            return ours;
        }

        if (kept.TryGetValue(organization, out var known) && known.Own.SequenceEqual(own))
            return known.Book;
        var book = BookOf(own);
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[organization] = (own, book);
        return book;
    }

    /// <summary>What the checks say against a text, beside the other plays that there are.</summary>
    public IReadOnlyList<ContentFault> FaultsOf(Playbook book, string code, string? german, string? english)
    {
        PlaySource[] mine = [.. OwnPlaySource.Of(code, german, english)];
        var others = book.Own.Where(play => play.Code != code && !book.Unreadable.Contains(play)).SelectMany(OwnPlaySource.Of);
        try
        {
            shipped.With([.. others, .. mine], inOneLanguageToo: true);
            return [];
        }
        catch (ContentException wrong)
        {
            return [.. wrong.Faults.Where(fault => mine.Any(source => source.Path == fault.File))];
        }
    }

    /// <summary>
    /// A play that was accepted once may be refused by a later version of the product, or in another installation; it must not take the
    /// others with it.
    /// </summary>
    private Playbook BookOf(IReadOnlyList<OwnPlay> all)
    {
        var readable = all;
        while (true)
            try
            {
                return new(shipped.With([.. readable.SelectMany(OwnPlaySource.Of)], inOneLanguageToo: true), all);
            }
            catch (ContentException wrong)
            {
                var faulty = wrong.Faults.Select(fault => fault.File).ToHashSet(StringComparer.Ordinal);
                OwnPlay[] rest = [.. readable.Where(play => !OwnPlaySource.Of(play).Any(source => faulty.Contains(source.Path)))];
                // Each round leaves at least one out, or none is left.
                readable = rest.Length < readable.Count ? rest : [];
            }
    }
}
