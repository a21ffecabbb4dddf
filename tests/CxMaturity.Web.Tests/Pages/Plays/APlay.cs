using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Web.Library.Plays;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Plays;

/// <summary>One play, as somebody reads it who starts next Monday.</summary>
public sealed partial class APlay(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_in_words_what_stands_in_codes()
    {
        var german = await GetAsync("/plays/P09", "de");

        foreach (var needed in new[]
        {
            "<h1>Anreizkonflikt-Werkstatt", "mittel (etwa ein Quartal)", "nach 13 Wochen", "mit Mandat", "Abläufe", "5 Hindernisse ausräumen", "Bestärkung",
            "Betriebsrat bestimmt mit", "INC-03 „Wer bei uns die Ziele des eigenen Bereichs voll erreichen will, muss Kundeninteressen zurückstellen“ (umgekehrt gewertet) liegt unter 2,6",
            "INC-04 „Zielsystem der Führungskräfte“ liegt unter 2,6", "liegt bei mindestens 2,0", "Erwartete Wirkung (Schätzung)", "Konfliktlast", "Kerr 1975", "href=\"/articles/sources\"",
            "<h2>Variante ohne Mandat</h2>", "href=\"/plays/P13\""
        })
            german.ShouldContain(needed);
        german.ShouldNotContain("INC-03 <");
    }

    [Fact]
    public async Task Tells_every_kind_of_trigger()
    {
        (await GetAsync("/plays/P19")).ShouldContain("lies below 2.6 in 2 waves running");
        (await GetAsync("/plays/P06")).ShouldContain("the group “Executives” scores at least 1.0 points higher than the group");
        (await GetAsync("/plays/P38")).ShouldContain("An initiative runs without an agreed scope");
        (await GetAsync("/plays/P38")).ShouldContain("no single dimension");
        (await GetAsync("/plays/P41")).ShouldContain("When after a wave all of these hold:");
        (await GetAsync("/plays/P36")).ShouldContain("lies at 3.4 or above");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Leaves_no_code_no_placeholder_and_no_dead_link_on_any_page(string language)
    {
        using var stranger = host.Stranger(language);
        var seen = new HashSet<string>();
        foreach (var play in host.Services.GetRequiredService<PlayLibrary>().Plays)
        {
            var html = Article().Match(await stranger.GetStringAsync($"/plays/{play.Id}", Ct)).Value;

            Regex.Count(html, "<h2>").ShouldBeInRange(9, 11, play.Id);
            Codes().Matches(html).Select(code => code.Value).ShouldBeEmpty(play.Id);
            seen.UnionWith(Regex.Matches(html, "href=\"(/[^\"#]*)").Select(link => link.Groups[1].Value));
        }

        foreach (var link in seen)
        {
            using var answer = await stranger.GetAsync(link, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task Prints_all_that_a_filter_shows()
    {
        var html = await GetAsync("/plays/print?dimension=INC&council=codetermine");

        Regex.Matches(html, "<h2>[^<]*<span class=\"badge\">(P\\d\\d)").Select(head => head.Groups[1].Value).ShouldBe(["P09", "P10", "P11"]);
        Regex.Count(html, "<article class=\"play\">").ShouldBe(3);
        html.ShouldContain("href=\"/plays?dimension=INC&council=codetermine\"");
        (await GetAsync("/plays?dimension=INC&council=codetermine")).ShouldContain("href=\"/plays/print?dimension=INC&council=codetermine\"");
    }

    private async Task<string> GetAsync(string path, string language = "en")
    {
        using var stranger = host.Stranger(language);
        return WebUtility.HtmlDecode(await stranger.GetStringAsync(path, Ct));
    }

    [GeneratedRegex("<article class=\"play\">.*</article>", RegexOptions.Singleline)]
    private static partial Regex Article();

    // A key without its text, a gap without its value, a finding's code, a condition as it stands in the file.
    [GeneratedRegex(@"plays\.[a-z_]+|\{\d\}|\b[A-Z]+_[A-Z0-9_]+\b|gap [XMF]-|\b[A-Z]{3,5} (&lt;|&gt;=)")]
    private static partial Regex Codes();
}
