using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>The three gates and the patterns, each with its rule and its numbers.</summary>
[Collection(ResultPagesTogether.Name)]
public sealed class AFindingsPage(ResultPagesHost waves)
{
    [Theory]
    [InlineData("en", "gate", "Rule:")]
    [InlineData("de", "Tor", "Regel:")]
    public async Task Begins_with_the_gates_and_shows_every_rule_with_its_numbers(string language, string sentence, string rule)
    {
        using var person = new Visitor(waves.Host, language);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Demo}/results/findings");

        Regex.Match(page, "(?s)<p class=\"answer\">(.*?)</p>").Groups[1].Value.ShouldContain(sentence);
        Regex.Count(page, "<li class=\"gate ").ShouldBe(3);
        page.ShouldContain(rule);
        page.ShouldMatch($"href=\"{waves.Demo}/results/dimensions/[A-Z]+\"");
    }

    [Theory]
    [MemberData(nameof(ResultPagesHost.SmallWaves), MemberType = typeof(ResultPagesHost))]
    public async Task Has_words_for_nothing_found(string wave)
    {
        using var person = new Visitor(waves.Host);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Small(wave)}/results/findings");

        page.ShouldContain("Looked for and not found");
        if (wave is ResultPagesHost.One or ResultPagesHost.Nobody or ResultPagesHost.CannotJudge)
        {
            page.ShouldContain("No pattern with a name stands out.");
            page.ShouldNotContain("class=\"gate ");
        }

        if (wave == ResultPagesHost.Withheld)
            page.ShouldNotMatch(@"\b5\.0\b");
    }
}
