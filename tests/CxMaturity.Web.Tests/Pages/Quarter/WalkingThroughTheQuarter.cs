using System.Net;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Pages.Initiatives;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Quarter;

public sealed class WalkingThroughTheQuarter(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_measured_and_nothing_planned_is_said_without_a_week()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{await api.OrganizationAsync()}/quarter"));

        page.ShouldNotContain("Week 0");
        page.ShouldContain("class=\"empty\"");
        page.Split("nobody</span>").Length.ShouldBe(9, "none of the eight steps has an initiative");
    }

    [Fact]
    public async Task A_wave_that_closed_today_brings_its_steps_and_from_whom_they_are_due()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        await wave.SubmittedAsync(12, "X", (_, _) => 3);
        await wave.CloseAsync();
        using var person = new Visitor(host);

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{wave.Org}/quarter"));

        page.ShouldContain("Close, check the quality, compute");
        page.ShouldContain("aria-current=\"date\"");
        page.ShouldContain("The next wave is expected on");
    }

    [Fact]
    public async Task What_is_due_stands_with_its_owner_and_an_own_committee_gets_a_hint()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        var keeping = host.Services.GetRequiredService<InitiativeKeeping>();
        var id = await keeping.ProposeAsync(org, "One form instead of four", "P09", [], Ct);
        await keeping.ChangeAsync(org, id, state => PlanDecider.Decide(state, new NameOwner(Owner.Of("Head of sales"), keeping.Now)), null, Ct);
        await keeping.ChangeAsync(org, id, state => PlanDecider.Decide(state, new SetPeriod(null, keeping.Today.AddDays(-1), keeping.Now)), null, Ct);
        await keeping.ChangeAsync(org, id, state => InitiativeDecider.Decide(state, new ScopeInitiative(new("Why four?", "", "", "One form", "The board", "Nobody asks twice", AddsCommittee: true), keeping.Now)), null, Ct);
        using var person = new Visitor(host);

        var page = WebUtility.HtmlDecode(await person.GoAsync($"/o/{org}/quarter"));

        page.ShouldContain($"/o/{org}/initiatives/{id}");
        page.ShouldContain("Head of sales");
        page.ShouldContain("overdue");
        page.ShouldContain($"/o/{org}/plays/P42", customMessage: "embed rather than add a body to sit in");
    }
}
