using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>A play that a filter shows, with where the words stand that were looked for.</summary>
/// <param name="Excerpt">Of the text below; empty where name and problem already hold every word.</param>
public sealed record ShownPlay(PlayText Text, IReadOnlyList<FoundPiece> Name, IReadOnlyList<FoundPiece> Problem, IReadOnlyList<FoundPiece> Excerpt);

/// <summary>Which plays are shown; it stands in the address.</summary>
/// <param name="Track">With a mandate or without; plays that do both are shown for each.</param>
public sealed record PlayFilter(string Words, string? Dimension, int? Effort, PlayTrack? Track, PlayKind? Kind, int? KotterStep, WorksCouncilPart? WorksCouncil)
{
    public const int LongestWords = 120;

    private const int ExcerptLength = 180;

    public bool IsEmpty => this == new PlayFilter("", null, null, null, null, null, null);

    /// <summary>The filter's part of an address, with its question mark.</summary>
    public string Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Words,
        ["dimension"] = Dimension,
        ["effort"] = Effort?.ToString(CultureInfo.InvariantCulture),
        ["track"] = Track is { } track ? Written(track) : null,
        ["kind"] = Kind is { } kind ? Written(kind) : null,
        ["step"] = KotterStep?.ToString(CultureInfo.InvariantCulture),
        ["council"] = WorksCouncil is { } council ? Written(council) : null
    }.Where(part => !string.IsNullOrEmpty(part.Value))).Value ?? "";

    public static PlayFilter Of(string? words, string? dimension, string? effort, string? track, string? kind, string? step, string? council)
    {
        if (words?.Length > LongestWords)
            throw RefusedException.Invalid("plays.words", LongestWords);
        var way = Choice<PlayTrack>(track);
        return new(
            words?.Trim() ?? "",
            string.IsNullOrEmpty(dimension) ? null : PlayLibrary.Dimensions.Contains(dimension) ? dimension : throw Unknown(),
            Number(effort, Play.LeastEffort, Play.MostEffort),
            way == PlayTrack.Both ? throw Unknown() : way,
            Choice<PlayKind>(kind),
            Number(step, 1, Play.KotterStepCount),
            Choice<WorksCouncilPart>(council));
    }

    /// <summary>A choice as it stands in the address.</summary>
    public static string Written(Enum choice) => choice.ToString().ToLowerInvariant();

    public IReadOnlyList<ShownPlay> Apply(IEnumerable<PlayText> plays)
    {
        var words = SearchText.WordsOf(Words);
        return [.. plays.Where(text => Shows(text.Play) && text.Search.HasAll(words)).Select(text => Shown(text.Search, text, words))];
    }

    private bool Shows(Play play) =>
        (Dimension is null || play.Dimensions.Contains(Dimension))
        && (Effort is null || play.Effort == Effort)
        && (Track is null || play.Track == Track || play.Track == PlayTrack.Both)
        && (Kind is null || play.Kind == Kind)
        && (KotterStep is not { } step || play.KotterSteps.Contains(step))
        && (WorksCouncil is null || play.WorksCouncil == WorksCouncil);

    private static ShownPlay Shown(PlaySearchText search, PlayText text, IReadOnlyList<string> words)
    {
        string[] further = [.. words.Where(word => !search.Id.Has(word) && !search.Name.Has(word) && !search.Problem.Has(word))];
        return new(text, search.Name.Marked(words), search.Problem.Marked(words), further.Length == 0 ? [] : search.Body.Excerpt(further, ExcerptLength));
    }

    private static int? Number(string? text, int least, int most) =>
        string.IsNullOrEmpty(text) ? null : text is [>= '0' and <= '9'] && text[0] - '0' is var number && number >= least && number <= most ? number : throw Unknown();

    private static TChoice? Choice<TChoice>(string? text) where TChoice : struct, Enum =>
        string.IsNullOrEmpty(text) ? null : Enum.GetValues<TChoice>().Cast<TChoice?>().FirstOrDefault(choice => Written(choice!.Value) == text) ?? throw Unknown();

    private static RefusedException Unknown() => RefusedException.Invalid("plays.view");
}
