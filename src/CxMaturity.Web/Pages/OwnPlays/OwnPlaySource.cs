using System.Globalization;
using System.Resources;
using CxMaturity.Domain;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>The texts of a play as people write them.</summary>
public static class OwnPlaySource
{
    private const string Fence = "---";

    private static readonly ResourceManager Texts = new(typeof(Texts));

    /// <summary>Both texts of a play as the library reads them; each language is a file of its own.</summary>
    public static IEnumerable<PlaySource> Of(string code, string? german, string? english)
    {
        if (german is not null)
            yield return new(PathOf(code, Language.De), german);
        if (english is not null)
            yield return new(PathOf(code, Language.En), english);
    }

    public static IEnumerable<PlaySource> Of(OwnPlay play) => Of(play.Code, play.German, play.English);

    /// <summary>As links between own plays name it.</summary>
    public static string PathOf(string code, Language language) => $"{code}.{language.Code()}.md";

    /// <summary>A play that passes all checks and says where to write what.</summary>
    public static string Template(Language language, string code) =>
        Renumbered(Texts.GetString("own_play.template", language.Culture())!.ReplaceLineEndings("\n").Trim(), code)!;

    /// <summary>The text under a number that the app gives: nobody has to find a free one, or gets that of another play.</summary>
    public static string? Renumbered(string? text, string code)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var lines = text.ReplaceLineEndings("\n").Trim().Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        var at = end < 0 ? -1 : Array.FindIndex(lines, 1, end - 1, line => line.StartsWith("id:", StringComparison.Ordinal));
        if (at > 0)
            lines[at] = string.Create(CultureInfo.InvariantCulture, $"id: {code}");
        return string.Join('\n', lines);
    }
}
