using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Library.Plays;

/// <summary>What must agree between the files of plays: each play once, in both languages where that is asked, with the same facts, beside plays that exist.</summary>
internal static class PlayPairs
{
    /// <param name="known">Plays that were read before.</param>
    /// <param name="inOneLanguageToo">Whether a play may be written in one language only.</param>
    public static IEnumerable<ContentFault> FaultsOf(IReadOnlyCollection<PlayFile> files, IReadOnlySet<string> known, bool inOneLanguageToo)
    {
        var ids = files.Select(file => file.Play.Id).Concat(known).ToHashSet(StringComparer.Ordinal);
        return files.GroupBy(file => file.Slug).SelectMany(versions => FaultsOfPair(versions, inOneLanguageToo))
            .Concat(FaultsOfIds(files, known))
            .Concat(files.SelectMany(file => FaultsOfRelated(file, ids)));
    }

    private static IEnumerable<ContentFault> FaultsOfPair(IEnumerable<PlayFile> versions, bool inOneLanguageToo)
    {
        PlayFile[] pair = [.. versions.DistinctBy(file => file.Language).OrderBy(file => file.Language)];
        var first = pair[0];
        if (pair.Length < Enum.GetValues<Language>().Length)
        {
            var missing = first.Language == Language.De ? Language.En : Language.De;
            if (!inOneLanguageToo)
                yield return ContentFault.Of(first.Path, 1, "play.other_language_missing", $"{first.Slug}.{missing.Code()}.md");
            yield break;
        }

        var second = pair[1];
        foreach (var key in PlayFile.FactKeys.Where(key => second.Keys.Written(key) != first.Keys.Written(key)))
            yield return ContentFault.Of(second.Path, second.Keys.LineOf(key), "play.fact_differs", key, first.Path);
        if (second.Kpis.Count != first.Kpis.Count)
            yield return ContentFault.Of(second.Path, second.Keys.LineOf("kpis"), "play.kpi_count", first.Kpis.Count, first.Path, second.Kpis.Count);
    }

    private static IEnumerable<ContentFault> FaultsOfIds(IReadOnlyCollection<PlayFile> files, IReadOnlySet<string> known) =>
        files.Where(file => known.Contains(file.Play.Id)).Select(file => ContentFault.Of(file.Path, file.Keys.LineOf("id"), "play.known", file.Play.Id))
            .Concat(files.Where(file => file.Play.Id.Length > 0).GroupBy(file => (file.Language, file.Play.Id)).SelectMany(same => same.Skip(1).Select(file =>
                ContentFault.Of(file.Path, file.Keys.LineOf("id"), "play.twice", file.Play.Id, same.First().Path))));

    private static IEnumerable<ContentFault> FaultsOfRelated(PlayFile file, HashSet<string> ids) => file.Play.Related
        .Where(related => related == file.Play.Id || !ids.Contains(related))
        .Select(related => related == file.Play.Id
            ? ContentFault.Of(file.Path, file.Keys.LineOf("related"), "play.related_to_itself")
            : ContentFault.Of(file.Path, file.Keys.LineOf("related"), "play.related_unknown", related));
}
