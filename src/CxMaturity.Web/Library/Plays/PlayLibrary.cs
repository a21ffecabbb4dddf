using CxMaturity.Domain;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Library.Plays;

/// <summary>All plays in both languages, read once at start; plays with a fault are refused as a whole.</summary>
public sealed class PlayLibrary
{
    /// <summary>Where plays lie within the content.</summary>
    public const string Folder = "plays";

    /// <summary>The dimensions that a play may work on, in the order of the questionnaire that asks for all of them.</summary>
    public static readonly IReadOnlyList<string> Dimensions = ["LEAD", "INC", "SILO", "ROLE", "STRAT", "INSI", "MEAS", "ENAB", "PROC", "TECH", "CHNG"];

    private readonly ArticleLibrary articles;
    private readonly PlayText[] texts;
    private readonly Dictionary<string, IReadOnlyList<PlayText>> bySpelling;

    private PlayLibrary(ArticleLibrary articles, PlayText[] texts)
    {
        (this.articles, this.texts) = (articles, texts);
        var german = In(Language.De);
        bySpelling = new(StringComparer.Ordinal)
        {
            [Language.De.Code()] = german,
            [Language.En.Code()] = In(Language.En),
            [SwissSpelling.Culture] = [.. german.Select(text => text.Swiss())]
        };
        Plays = [.. german.Select(text => text.Play)];
    }

    /// <summary>What the plays are in any language, by id.</summary>
    public IReadOnlyList<Play> Plays { get; }

    /// <summary>All plays as the reader of this page reads them, by id.</summary>
    public IReadOnlyList<PlayText> All => bySpelling[SwissSpelling.IsOn ? SwissSpelling.Culture : ReaderLanguage.Current.Code()];

    /// <summary>Reads the plays of a content folder; throws a <see cref="ContentException"/> that names every fault of every file.</summary>
    public static PlayLibrary Read(string content, ArticleLibrary articles)
    {
        var root = Path.GetFullPath(content);
        var folder = Path.Combine(root, Folder);
        return new PlayLibrary(articles, []).With(Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(path => new PlaySource($"{Path.GetFileName(root)}/{Folder}/{Path.GetFileName(path)}", File.ReadAllText(path)))]
            : []);
    }

    /// <summary>These plays and more, such as an organisation's own, which have to pass the same checks.</summary>
    /// <param name="inOneLanguageToo">Whether a play may be written in one language only; readers of the other then read it as it is.</param>
    public PlayLibrary With(IReadOnlyList<PlaySource> sources, bool inOneLanguageToo = false)
    {
        var faults = new List<ContentFault>();
        PlayFile[] files = [.. sources.Select(source => PlayFile.Read(source, faults)).OfType<PlayFile>()];
        faults.AddRange(PlayPairs.FaultsOf(files, Plays.Select(play => play.Id).ToHashSet(StringComparer.Ordinal), inOneLanguageToo));

        var addresses = texts.Select(text => (text.Slug, text.Id)).Concat(files.Select(file => (file.Slug, Id: file.Play.Id))).DistinctBy(play => play.Slug)
            .ToDictionary(play => play.Slug, play => PlayText.AddressOf(play.Id), StringComparer.Ordinal);
        var links = new PlayLinks(addresses, articles);
        foreach (var file in files)
            faults.AddRange(links.Resolve(file));

        if (faults.Count > 0)
            throw new ContentException([.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
        return new(articles, [.. texts, .. files.Select(file => file.ToText())]);
    }

    /// <summary>As the reader of this page reads it.</summary>
    public PlayText? Find(string id) => All.FirstOrDefault(text => text.Id == id);

    public PlayText? Find(string id, Language language) => bySpelling[language.Code()].FirstOrDefault(text => text.Id == id);

    // Ours first, then those that were added.
    private IReadOnlyList<PlayText> In(Language language) =>
        [.. texts.GroupBy(text => text.Id).Select(versions => versions.FirstOrDefault(text => text.Language == language) ?? versions.First()).OrderBy(text => !text.Id.StartsWith('P')).ThenBy(text => text.Id.Length).ThenBy(text => text.Id, StringComparer.Ordinal)];
}
