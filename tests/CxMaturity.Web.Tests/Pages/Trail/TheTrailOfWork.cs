using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Trail;

/// <summary>From a finding to an initiative on the board, as the trail tells it.</summary>
public sealed class TheTrailOfWork(CxHost host)
{
    private static readonly DateTimeOffset Now = new(2026, 4, 14, 9, 15, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_a_finding_by_its_rule_and_knows_who_raised_it()
    {
        var (org, tenant) = await FoundedAsync();
        var finding = Guid.NewGuid();
        await FindAsync(tenant, finding, known => FindingDecider.Decide(known,
            new RaiseFinding(finding, null, FindingRule.DimensionLow, "LEAD", "LEAD", Severity.High, [], [FindingReference.Whole, new(ReferenceKind.Unit, "EAST")], Now)));
        await FindAsync(tenant, finding, known => FindingDecider.Decide(known, new AcceptFinding(Now)));
        await FindAsync(tenant, finding, known => FindingDecider.Decide(known, new DeclineFinding("It was a mistake.", Now)));

        using var person = new Visitor(host);
        using var german = new Visitor(host, "de");
        var html = await person.GoAsync($"/o/{org}/trail?kind=findings");

        Sentences(html).ShouldBe([
            "Somebody unknown declined the finding “Low score: LEAD”.", "Somebody unknown accepted the finding “Low score: LEAD”.", "CxMaturity raised the finding “Low score: LEAD”."]);
        Differences(html).ShouldBe(["Status: accepted → declined", "Reason: It was a mistake.", "Status: open → accepted", "Severity: high", "What it is about: Whole organisation; Unit: EAST"]);
        Sentences(await german.GoAsync($"/o/{org}/trail?kind=findings"))[^1].ShouldBe("CxMaturity hat den Befund „Niedriger Wert: LEAD“ festgestellt.");
    }

    [Fact]
    public async Task Follows_a_card_across_the_board_and_from_hand_to_hand()
    {
        var (org, tenant) = await FoundedAsync();
        var (initiative, account) = (Guid.NewGuid(), await host.FirstIdAsync());
        await WorkAsync(tenant, initiative, known => InitiativeDecider.Decide(known, new ProposeInitiative(initiative, "Fewer forms", "P09", [], BoardPosition.First, Now)));
        await WorkAsync(tenant, initiative, known => PlanDecider.Decide(known, new NameOwner(Owner.Of(account), Now)));
        await WorkAsync(tenant, initiative, known => PlanDecider.Decide(known, new NameOwner(Owner.Of("Head of delivery"), Now)));
        await WorkAsync(tenant, initiative, known => MoveDecider.Decide(known, new MoveInitiative(BoardColumn.Scoped, BoardPosition.First, null, 0, 3, Now)));
        await WorkAsync(tenant, initiative, known => MoveDecider.Decide(known, new MoveInitiative(BoardColumn.Stopped, BoardPosition.First, "The forms are gone.", 0, 3, Now)));

        using var person = new Visitor(host);
        using var german = new Visitor(host, "de");
        var html = await person.GoAsync($"/o/{org}/trail?kind=initiatives");

        Sentences(html).ShouldBe([
            "Somebody unknown moved “Fewer forms” from Scoped to Stopped.", "Somebody unknown moved “Fewer forms” from Idea to Scoped.",
            "Somebody unknown changed who answers for the initiative “Fewer forms”.", "Somebody unknown changed who answers for the initiative “Fewer forms”.",
            "Somebody unknown proposed the initiative “Fewer forms”."]);
        // The account was named in an earlier event, and is still told by its name.
        Differences(html).ShouldBe(["Reason: The forms are gone.", $"Owner: {FirstAccount.Name} → Head of delivery", $"Owner: {FirstAccount.Name}", "Play: P09"]);
        Sentences(await german.GoAsync($"/o/{org}/trail?kind=initiatives"))[0].ShouldBe("Eine unbekannte Person hat „Fewer forms“ von „Geklärt“ nach „Gestoppt“ verschoben.");
    }

    private static async Task FindAsync(TenantStore tenant, Guid finding, Func<Finding, IReadOnlyList<FindingEvent>> decide) =>
        await tenant.DecideAsync(Streams.Findings, finding, decide, ct: Ct);

    private static async Task WorkAsync(TenantStore tenant, Guid initiative, Func<Initiative, IReadOnlyList<InitiativeEvent>> decide) =>
        await tenant.DecideAsync(Streams.Initiatives, initiative, decide, ct: Ct);

    private async Task<(Guid Org, TenantStore Tenant)> FoundedAsync()
    {
        var org = await host.Services.GetRequiredService<OrganizationKeeping>().FoundAsync("Harbour Works", await host.FirstIdAsync(), null, Ct);
        return (org, host.Services.GetRequiredService<EventStore>().For(Tenancy.TenantOf(org.ToString()), new(null)));
    }

    private static string[] Sentences(string html) =>
        [.. Regex.Matches(html, "(?s)</time>\\s*<div>\\s*<span>(.*?)</span>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static string[] Differences(string html) =>
    [
        .. Regex.Matches(html, "(?s)<li>(?!\\s*<time)([^<]*(?:<del>.*?)?<ins>.*?</ins>)").Select(match => Regex.Replace(match.Groups[1].Value, "<span class=\"visually-hidden\">.*?</span>", ""))
            .Select(text => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(text, "<[^>]+>", " ")), "\\s+", " ").Trim())
    ];
}
