using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Web.Pages.Demo;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>Heads of tables, facts and pictures on the pages of results: each says what it means and leads to its formula.</summary>
[Collection(ResultPagesTogether.Name)]
public sealed partial class EveryFigure(ResultPagesHost waves)
{
    private static readonly string Change = $"{DemoOrganization.Address}/change", Trend = $"{DemoOrganization.Address}/trend";

    /// <summary>The pages, each with how many figures it must have at least.</summary>
    public static TheoryData<string, string, int> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, int>();
            foreach (var language in new[] { "de", "en" })
                foreach (var (page, least) in new[]
                {
                    ("", 60), ("/units", 12), ("/dimensions/LEAD", 19), ("/perception", 14), ("/drivers", 7), ("/quality", 20), ("/findings", 2),
                    ("change", 17), ("change/why", 9), ("trend", 27), ("organization", 1)
                })
                    pages.Add(language, page, least);
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Says_what_it_means_and_leads_to_its_formula(string language, string page, int least)
    {
        using var person = new Visitor(waves.Host, language);
        var html = Frame().Match(await person.GoAsync(page switch
        {
            "change" => Change,
            "change/why" => $"{Change}/why",
            "trend" => Trend,
            "organization" => DemoOrganization.Address,
            _ => $"{waves.Demo}/results{page}"
        })).Value;
        person.Status.ShouldBe(HttpStatusCode.OK);

        var figures = Tables().Matches(html).SelectMany(table => Heads().Matches(table.Value))
            .Concat(Facts().Matches(html).SelectMany(list => Terms().Matches(list.Value)))
            .Concat(Pictures().Matches(html)).Select(figure => figure.Groups["said"].Value).ToArray();

        figures.Length.ShouldBeGreaterThanOrEqualTo(least);
        figures.Where(figure => !Word().IsMatch(figure)).Select(figure => WebUtility.HtmlDecode(figure.Trim())).ShouldBeEmpty();
        var words = Word().Matches(html).ToArray();
        words.ShouldAllBe(word => word.Groups["help"].Value.Trim().Length > 10 && word.Groups["word"].Value.Trim().Length > 0);
        foreach (var link in Links().Matches(html).Select(link => link.Groups["link"].Value).Concat(words.Select(word => word.Groups["link"].Value)).Distinct())
            (await IsThereAsync(person, link)).ShouldBeTrue(link);
    }

    private static async Task<bool> IsThereAsync(Visitor person, string link)
    {
        var parts = link.Split('#');
        var article = await person.GoAsync(parts[0]);
        return person.Status == HttpStatusCode.OK && (parts.Length == 1 || article.Contains($" id=\"{parts[1]}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?s)<main.*</main>")]
    private static partial Regex Frame();

    // Tables of numbers; a form in the shape of a table has labels for heads.
    [GeneratedRegex("(?s)<table class=\"numbers.*?</table>")]
    private static partial Regex Tables();

    [GeneratedRegex("(?s)<th scope=\"col\"[^>]*>(?<said>.*?)</th>")]
    private static partial Regex Heads();

    [GeneratedRegex("(?s)<dl class=\"facts\">.*?</dl>")]
    private static partial Regex Facts();

    [GeneratedRegex("(?s)<dt>(?<said>.*?)</dt>")]
    private static partial Regex Terms();

    [GeneratedRegex("(?s)<figcaption>(?<said>.*?)</figcaption>")]
    private static partial Regex Pictures();

    [GeneratedRegex("<a class=\"figure-word\" href=\"(?<link>/articles/[a-z-]+#[a-z0-9-]+)\" title=\"(?<help>[^\"]+)\">(?<word>[^<]+)</a>")]
    private static partial Regex Word();

    [GeneratedRegex("href=\"(?<link>/articles/[^\"]+)\"")]
    private static partial Regex Links();
}
