namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>Importance beside performance, and never as a cause.</summary>
[Collection(ResultPagesTogether.Name)]
public sealed class ADriversPage(ResultPagesHost waves)
{
    [Theory]
    [InlineData("en", "goes? along with the overall impression", "Association, no proof of a cause.")]
    [InlineData("de", "mit dem Gesamteindruck zusammen", "Zusammenhang, kein Beweis für Ursache.")]
    public async Task Names_what_goes_along_with_the_outcome_and_warns(string language, string sentence, string warning)
    {
        using var person = new Visitor(waves.Host, language);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Demo}/results/drivers");

        page.ShouldMatch(sentence);
        page.ShouldContain(warning);
        page.ShouldContain("chart-quadrants");
        page.ShouldContain("/articles/statistics#drivers");
        page.ShouldContain("R²");
    }

    [Theory]
    [MemberData(nameof(ResultPagesHost.SmallWaves), MemberType = typeof(ResultPagesHost))]
    public async Task Says_how_many_it_takes_where_too_few_have_answered(string wave)
    {
        using var person = new Visitor(waves.Host);

        var page = await ResultPagesHost.ReadAsync(person, $"{waves.Small(wave)}/results/drivers");

        page.ShouldContain("Too few for drivers");
        page.ShouldContain("110");
        page.ShouldNotContain("chart-quadrants");
    }

    [Fact]
    public async Task Says_that_an_executive_check_asks_for_no_outcome()
    {
        using var api = new Situations(waves.Host);
        var wave = await api.WaveAsync();
        await wave.CloseAsync();
        using var person = new Visitor(waves.Host);

        (await ResultPagesHost.ReadAsync(person, $"/o/{wave.Org}/waves/{wave.Id}/results/drivers")).ShouldContain("does not ask for an overall impression");
    }
}
