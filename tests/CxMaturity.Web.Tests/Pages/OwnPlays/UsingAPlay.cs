using System.Net;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Pages.OwnPlays;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.OwnPlays;

/// <summary>An own play is recommended, taken up and withdrawn like any other, and whoever works with it goes on.</summary>
public sealed class UsingAPlay(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Withdrawn_while_used_it_stays_with_those_who_use_it_and_with_nobody_else()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(null, AShelf.English.Replace("Name of the play", "Harbour breakfast", StringComparison.Ordinal));
        await shelf.Person.GoAsync($"/o/{shelf.Org}/initiatives/new?play=OWN-1&title=Breakfasts");
        await shelf.Person.PostAsync($"/o/{shelf.Org}/initiatives/new", ("Title", "Breakfasts"), ("Play", "OWN-1"));
        var initiative = shelf.Person.Here;
        shelf.Person.Html.ShouldContain($"<a href=\"{shelf.Path}/OWN-1\">Play OWN-1 Harbour breakfast</a>");

        await shelf.Person.GoAsync($"{shelf.Path}/OWN-1");
        shelf.Person.Html.ShouldContain("Breakfasts</a>");
        await shelf.Person.PostAsync($"{shelf.Path}/OWN-1?handler=Withdraw", ("Reason", " "));
        shelf.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        await shelf.Person.PostAsync($"{shelf.Path}/OWN-1?handler=Withdraw", ("Reason", "The <b>ferry</b> is gone."));

        shelf.Person.Html.ShouldContain("Withdrawn on");
        shelf.Person.Html.ShouldContain("The &lt;b&gt;ferry&lt;/b&gt; is gone.");
        shelf.Person.Html.ShouldContain("<h1>Harbour breakfast");
        shelf.Person.Html.ShouldContain("Breakfasts</a>");
        shelf.Person.Html.ShouldNotContain("initiatives/new?play=OWN-1");

        var card = await shelf.Person.GoAsync(initiative);
        card.ShouldContain("Play OWN-1 Harbour breakfast");
        card.ShouldContain("The play OWN-1 Harbour breakfast has been withdrawn from the playbook. This initiative keeps it.");
        (await shelf.Person.GoAsync($"/o/{shelf.Org}/board")).ShouldContain("OWN-1 Harbour breakfast");

        var list = AShelf.Text(await shelf.Person.GoAsync(shelf.Path));
        list.ShouldContain("42 of 42 plays");
        list.ShouldContain("Withdrawn plays OWN-1 Harbour breakfast – The <b>ferry</b> is gone.");
        await shelf.Person.GoAsync($"/o/{shelf.Org}/initiatives/new");
        await shelf.Person.PostAsync(shelf.Person.Here, ("Title", "Another one"), ("Play", "OWN-1"));
        shelf.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        shelf.Person.Html.ShouldContain("No new initiative can begin with it");
        shelf.Person.Html.ShouldContain("value=\"Another one\"");
    }

    [Fact]
    public async Task Brought_back_it_is_offered_again_and_its_number_was_nobody_elses_meanwhile()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(AShelf.German);
        await shelf.Keeping.WithdrawAsync(shelf.Org, "OWN-1", "Why not", Ct);
        (await shelf.AddedAsync(AShelf.German.Replace("Name der Maßnahme", "Die zweite", StringComparison.Ordinal))).ShouldBe("OWN-2");
        await shelf.Person.GoAsync($"{shelf.Path}/OWN-1");
        shelf.Person.Html.ShouldNotContain("/OWN-1/edit");
        await shelf.SendAsync($"{shelf.Path}/OWN-1/edit", AShelf.German.Replace("effort: 2", "effort: 3", StringComparison.Ordinal));
        shelf.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        shelf.Person.Html.ShouldContain("Bring it back before you edit it.");

        await shelf.Person.PostAsync($"{shelf.Path}/OWN-1?handler=BringBack");

        shelf.Person.Html.ShouldNotContain("Withdrawn on");
        shelf.Person.Html.ShouldContain("/OWN-1/edit");
        (await shelf.Person.GoAsync(shelf.Path)).ShouldContain("44 of 44 plays");
        var trail = AShelf.Text(await shelf.Person.GoAsync($"/o/{shelf.Org}/trail?kind=plays"));
        trail.ShouldContain("brought the play OWN-1 back.");
        trail.ShouldContain("withdrew the play OWN-1.");
    }

    [Fact]
    public async Task Its_trigger_leads_to_it_as_long_as_it_is_not_withdrawn()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync("Quay");
        using var shelf = await AShelf.OpenAsync(host, "en", org);
        // With the least effort it comes first among the plays that a weak INC calls for.
        await shelf.AddedAsync(null, AShelf.English.Replace("Name of the play", "Harbour breakfast", StringComparison.Ordinal).Replace("SILO", "INC", StringComparison.Ordinal)
            .Replace("LEAD, INC, INC, ROLE", "LEAD, INC, SILO, ROLE", StringComparison.Ordinal).Replace("effort: 2", "effort: 1", StringComparison.Ordinal));
        var full = host.Questionnaire(Situations.Full);
        await host.FilledAsync(api, Situations.Full, "trial", org, [("HQ", 8, 20, 40)],
            [.. Enumerable.Range(0, 12).Select(person => new FilledSheet("HQ", Audience.M, full.Answers(Audience.M, (code, _) => code == "INC" ? person % 5 == 0 ? 1 : 2 : 4 + person % 2)))]);

        var recommended = await shelf.Person.GoAsync($"/o/{org}/recommendations");

        recommended.ShouldContain($"<h2><a href=\"/o/{org}/plays/OWN-1\">Harbour breakfast</a>");
        var finding = System.Text.RegularExpressions.Regex.Match(await shelf.Person.GoAsync($"/o/{org}/findings"), """href="(/o/[^"]+/findings/[0-9a-f-]{36})"[^>]*><strong>Incentive alignment is low""").Groups[1].Value;
        (await shelf.Person.GoAsync(finding)).ShouldContain("initiatives/new?play=OWN-1");

        await shelf.Keeping.WithdrawAsync(org, "OWN-1", "Why not", Ct);

        (await shelf.Person.GoAsync($"/o/{org}/recommendations")).ShouldNotContain("OWN-1");
        var page = await shelf.Person.GoAsync(finding);
        page.ShouldContain("OWN-1 Harbour breakfast");
        page.ShouldContain("Withdrawn from the playbook since.");
        page.ShouldNotContain("initiatives/new?play=OWN-1");
    }

    [Fact]
    public async Task A_playbook_is_read_once_as_long_as_nobody_changes_it()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(AShelf.German);
        var books = host.Services.GetRequiredService<Playbooks>();

        var first = await books.OfAsync(shelf.Org, Ct);

        (await books.OfAsync(shelf.Org, Ct)).ShouldBeSameAs(first);
        await shelf.Keeping.WithdrawAsync(shelf.Org, "OWN-1", "Why not", Ct);
        var second = await books.OfAsync(shelf.Org, Ct);
        second.ShouldNotBeSameAs(first);
        (first.IsWithdrawn("OWN-1"), second.IsWithdrawn("OWN-1")).ShouldBe((false, true));
        second.Offered.Select(play => play.Id).ShouldNotContain("OWN-1");
        second.Library.Plays.Select(play => play.Id).ShouldContain("OWN-1");
    }
}
