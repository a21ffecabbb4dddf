using System.Net;

namespace CxMaturity.Web.Tests.Pages.Pulse;

public sealed class WhereTheChangeStops(CxHost host)
{
    [Fact]
    public async Task The_first_element_that_is_low_is_the_barrier_with_its_plays()
    {
        using var api = new Situations(host);
        // Everybody knows why and wants it; nobody has learnt how, and nobody is able to.
        var wave = await AnsweredAsync(api, item => item is "CHNG-01" or "CHNG-02" or "CHNG-03" ? 5 : 2);
        using var person = new Visitor(host);

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{wave.Org}/pulse"));

        page.ShouldContain("Knowledge <span class=\"badge\">");
        page.ShouldContain("The change is held up at Knowledge (2.0)");
        page.ShouldContain($"/o/{wave.Org}/plays/P37");
        page.ShouldNotContain($"/o/{wave.Org}/plays/P36", customMessage: "what comes before the barrier is passed");
    }

    [Fact]
    public async Task Where_nothing_is_low_there_is_no_barrier()
    {
        using var api = new Situations(host);
        var wave = await AnsweredAsync(api, _ => 4);
        using var person = new Visitor(host, "de");

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{wave.Org}/pulse"));

        page.ShouldNotContain("Hürde</span>");
        page.ShouldNotContain("Maßnahmen für diese Hürde");
        page.ShouldContain("4,0");
    }

    [Fact]
    public async Task Where_nothing_was_measured_it_says_so()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);

        (await person.GoAsync($"/o/{await api.OrganizationAsync()}/pulse")).ShouldContain("class=\"empty\"");
    }

    private static async Task<WaveSituation> AnsweredAsync(Situations api, Func<string, int> standing)
    {
        var wave = await api.WaveAsync(Situations.Full);
        await wave.StandingAsync(10, "X", (_, item) => item.StartsWith("CTX", StringComparison.Ordinal) ? 1 : standing(item));
        await wave.StandingAsync(10, "M", (_, item) => item.StartsWith("CTX", StringComparison.Ordinal) ? 1 : standing(item));
        await wave.StandingAsync(10, "F", (_, item) => item.StartsWith("CTX", StringComparison.Ordinal) ? 1 : standing(item));
        await wave.CloseAsync();
        await wave.ResultsAsync();
        return wave;
    }
}
