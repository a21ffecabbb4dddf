using System.Net;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>How many answers a group needs, as an organisation sets it.</summary>
public sealed class TheSmallestGroup(CxHost host)
{
    [Fact]
    public async Task Is_raised_by_a_form_and_never_lowered()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var person = new Visitor(host);
        (await person.GoAsync($"/o/{org}")).ShouldContain("Fewer than 5 answers show nothing here");

        (await person.PostAsync($"/o/{org}", ("Minimum", "7"))).ShouldContain("Fewer than 7 answers show nothing here");
        person.Here.ShouldBe($"/o/{org}#smallest-group");

        var refused = await person.PostAsync($"/o/{org}", ("Minimum", "6"));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldContain("from 7 to 50 answers");
        refused.ShouldContain("value=\"6\"", customMessage: "what was typed stays");
        (await person.GoAsync($"/o/{org}")).ShouldContain("Fewer than 7 answers show nothing here");
    }

    [Fact]
    public async Task Withholds_what_a_smaller_one_would_have_shown()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var person = new Visitor(host);
        await person.GoAsync($"/o/{org}");
        await person.PostAsync($"/o/{org}", ("Minimum", "7"));

        var wave = await api.WaveAsync(mode: "named", org: org);
        await wave.SubmittedAsync(6, "X", (i, _) => 2 + i % 3);
        await wave.CloseAsync();

        (await wave.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(0);
    }
}
