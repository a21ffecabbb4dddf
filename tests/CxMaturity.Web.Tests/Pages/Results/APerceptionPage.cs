using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>Executives, middle and frontline beside one another, and the customers beside all of them.</summary>
[Collection(ResultPagesTogether.Name)]
public sealed class APerceptionPage(ResultPagesHost waves)
{
    [Theory]
    [InlineData("en", @"(The executives see|Middle management sees|The frontline sees) “[^”]+” \([A-Z]+\) \d\.\d+ points better than .+ \(95% interval \d\.\d+ to \d\.\d+\)")]
    [InlineData("de", @"(Die Leitung sieht|Das mittlere Management sieht|Die Mitarbeitenden sehen) „[^“]+“ \([A-Z]+\) um \d,\d+ Punkte besser als .+ \(95-%-Intervall \d,\d+ bis \d,\d+\)")]
    public async Task Begins_with_the_largest_gap_that_is_sure(string language, string sentence)
    {
        using var person = new Visitor(waves.Host, language);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Demo}/results/perception");

        page.ShouldMatch(sentence);
        page.ShouldContain("chart-dots");
        page.ShouldContain("table class=\"numbers gaps\"");
        page.ShouldContain("/articles/statistics#perception-gap");
        Regex.Count(page, "aria-current=\"page\"").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(ResultPagesHost.SmallWaves), MemberType = typeof(ResultPagesHost))]
    public async Task Says_why_nothing_can_be_compared(string wave)
    {
        using var person = new Visitor(waves.Host);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Small(wave)}/results/perception");

        page.ShouldContain("The groups cannot be compared");
        // With the gap to a group that all share one view in, that view would be known.
        if (wave == ResultPagesHost.Alike)
            page.ShouldNotMatch(@"\b3\.0\b");
        page.ShouldNotContain("points better");
        if (wave == ResultPagesHost.Withheld)
        {
            page.ShouldContain("Executives: not in the comparison.");
            page.ShouldNotMatch(@"5\.0");
        }
    }

    [Fact]
    public async Task Sets_what_customers_answered_beside_it_and_takes_corrections()
    {
        using var person = new Visitor(waves.Host);
        var address = $"{waves.Demo}/results/perception";
        (await ResultPagesHost.ReadAsync(person, address)).ShouldContain("Nothing has been recorded yet");

        await person.PostAsync($"{address}?handler=Customers", [.. Lines("2.1", "0,9", "300")]);
        person.Here.ShouldContain("saved=yes");
        var page = ResultPagesHost.Said(person.Html);
        page.ShouldContain("Saved.");
        page.ShouldMatch(@"On the one question that can be compared the organisation sees itself (better|worse) than its customers do, by \d+ on the index");
        page.ShouldMatch(@"value=""2\.1""");
        page.ShouldContain("n = 300");
        page.ShouldContain("indicative");

        await person.PostAsync($"{address}?handler=Customers", [.. Lines("4.9", "0.3", "301")]);
        ResultPagesHost.Said(person.Html).ShouldContain("n = 301");
        (await ResultPagesHost.ReadAsync(person, address)).ShouldNotContain("n = 300");
    }

    [Theory]
    [InlineData("5.1", "1", "30", "must be a number from 1 to 5")]
    [InlineData("many", "1", "30", "must be a number from 1 to 5")]
    [InlineData("3", "2.5", "30", "must be a number from 0 to 2")]
    [InlineData("3", "1", "4", "at least 5 answers")]
    [InlineData("", "", "", "Nothing has been filled in")]
    public async Task Refuses_what_customers_cannot_have_answered_and_keeps_what_was_typed(string mean, string deviation, string people, string why)
    {
        using var person = new Visitor(waves.Host);
        var address = $"{waves.Small(ResultPagesHost.Alike)}/results/perception";
        await ResultPagesHost.ReadAsync(person, address);

        await person.PostAsync($"{address}?handler=Customers", [.. Lines(mean, deviation, people)]);

        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        var page = ResultPagesHost.Said(person.Html);
        page.ShouldContain(why);
        if (mean.Length > 0)
            page.ShouldContain($"value=\"{mean}\"");
        (await ResultPagesHost.ReadAsync(person, address)).ShouldContain("Nothing has been recorded yet");
    }

    [Fact]
    public async Task Keeps_the_date_in_every_tab()
    {
        using var person = new Visitor(waves.Host);
        var tomorrow = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Demo}/results/perception?asOf={tomorrow}");

        foreach (var tab in new[] { "", "/units", "/perception", "/drivers", "/quality", "/findings" })
            page.ShouldContain($"{waves.Demo}/results{tab}?asOf={tomorrow}\"");
        page.ShouldNotContain("name=\"Views[0].Mean\"");
    }

    private static IEnumerable<(string, string)> Lines(string mean, string deviation, string people) =>
    [
        ("Views[0].Pair", "CUST-01"), ("Views[0].Mean", mean), ("Views[0].Deviation", deviation), ("Views[0].People", people),
        ("Views[1].Pair", "CUST-02"), ("Views[1].Mean", ""), ("Views[1].Deviation", ""), ("Views[1].People", "")
    ];
}
