using CxMaturity.Domain;
using CxMaturity.Domain.Plays;

namespace CxMaturity.Web.Library.Plays;

/// <summary>What every play tells, in this order.</summary>
public enum PlayPart
{
    Problem,
    Goal,
    Steps,
    Roles,
    Signs,
    Risks,
    WithoutMandate
}

/// <summary>One part of a play, rendered and safe to put on a page.</summary>
public sealed record PlaySection(PlayPart Part, string Title, string Html);

/// <summary>A play as it reads in one language.</summary>
public sealed class PlayText(
    Play play, string slug, Language language, string name, string problem, IReadOnlyList<string> kpis, IReadOnlyList<PlaySection> sections, string body, string markdown)
{
    // Made when somebody searches for the first time: a start has enough to do.
    private readonly Lazy<PlaySearchText> search = new(() => new(new(play.Id), new(name), new(problem), new(body)));

    public Play Play => play;

    public string Id => play.Id;

    /// <summary>The file's name without language, such as <c>P09-incentive-workshop</c>.</summary>
    public string Slug => slug;

    public Language Language => language;

    public string Name => name;

    /// <summary>In one sentence; the first section tells it at length.</summary>
    public string Problem => problem;

    /// <summary>What to measure.</summary>
    public IReadOnlyList<string> Kpis => kpis;

    public IReadOnlyList<PlaySection> Sections => sections;

    /// <summary>As it was written, with its front matter.</summary>
    public string Markdown => markdown;

    /// <summary>For the <c>lang</c> attribute, where it is not written in the reader's language.</summary>
    public string? OtherLanguage => language == ReaderLanguage.Current ? null : language.Code();

    /// <summary>What a search looks through.</summary>
    public PlaySearchText Search => search.Value;

    public string Address => AddressOf(play.Id);

    public static string AddressOf(string id) => $"/plays/{id}";

    internal PlayText Swiss() => new(play, slug, language, SwissSpelling.Of(name), SwissSpelling.Of(problem), [.. kpis.Select(SwissSpelling.Of)],
        [.. sections.Select(section => section with { Title = SwissSpelling.Of(section.Title), Html = SwissSpelling.Of(section.Html) })], SwissSpelling.Of(body), markdown);
}

/// <summary>The fields in which a word may stand.</summary>
public sealed record PlaySearchText(SearchText Id, SearchText Name, SearchText Problem, SearchText Body)
{
    /// <summary>Whether each of the words stands somewhere.</summary>
    public bool HasAll(IEnumerable<string> words) => words.All(word => Id.Has(word) || Name.Has(word) || Problem.Has(word) || Body.Has(word));
}
