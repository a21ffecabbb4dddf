using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Library.Plays;

/// <summary>What must agree between the files of plays: each play once and in both languages, with the same facts, beside plays that exist.</summary>
internal static class PlayPairs
{
    /// <param name="known">Plays that were read before.</param>
    public static IEnumerable<ContentFault> FaultsOf(IReadOnlyCollection<PlayFile> files, IReadOnlySet<string> known)
    {
        var ids = files.Select(file => file.Play.Id).Concat(known).ToHashSet(StringComparer.Ordinal);
        return files.GroupBy(file => file.Slug).SelectMany(FaultsOfPair)
            .Concat(FaultsOfIds(files, known))
            .Concat(files.SelectMany(file => FaultsOfRelated(file, ids)));
    }

    private static IEnumerable<ContentFault> FaultsOfPair(IEnumerable<PlayFile> versions)
    {
        PlayFile[] pair = [.. versions.DistinctBy(file => file.Language).OrderBy(file => file.Language)];
        var first = pair[0];
        if (pair.Length < Enum.GetValues<Language>().Length)
        {
            var missing = first.Language == Language.De ? Language.En : Language.De;
            yield return new(first.Path, 1, $"the same play in the other language, {first.Slug}.{missing.Code()}.md, is missing");
            yield break;
        }

        var second = pair[1];
        foreach (var key in PlayFile.FactKeys.Where(key => second.Keys.Written(key) != first.Keys.Written(key)))
            yield return new(second.Path, second.Keys.LineOf(key), $"'{key}' must be the same as in {first.Path}");
        if (second.Kpis.Count != first.Kpis.Count)
            yield return new(second.Path, second.Keys.LineOf("kpis"), $"'kpis' must be {first.Kpis.Count} in number as in {first.Path}, not {second.Kpis.Count}");
    }

    private static IEnumerable<ContentFault> FaultsOfIds(IReadOnlyCollection<PlayFile> files, IReadOnlySet<string> known) =>
        files.Where(file => known.Contains(file.Play.Id)).Select(file => new ContentFault(file.Path, file.Keys.LineOf("id"), $"the play {file.Play.Id} is there already"))
            .Concat(files.Where(file => file.Play.Id.Length > 0).GroupBy(file => (file.Language, file.Play.Id)).SelectMany(same => same.Skip(1).Select(file =>
                new ContentFault(file.Path, file.Keys.LineOf("id"), $"the play {file.Play.Id} stands already in {same.First().Path}"))));

    private static IEnumerable<ContentFault> FaultsOfRelated(PlayFile file, HashSet<string> ids) => file.Play.Related
        .Where(related => related == file.Play.Id || !ids.Contains(related))
        .Select(related => new ContentFault(file.Path, file.Keys.LineOf("related"), related == file.Play.Id ? "a play is not related to itself" : $"there is no play '{related}' to be related to"));
}
