using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages.Findings;

/// <summary>A weakness that a wave shows, from its number to a decision and back.</summary>
public sealed class FromAWaveToAFinding(CxHost host)
{
    [Fact]
    public async Task A_weak_dimension_is_found_by_rule_with_its_numbers_and_its_plays()
    {
        using var api = new Situations(host);
        var wave = await WeakIncentivesAsync(api);
        using var person = new Visitor(host);

        var list = WebUtility.HtmlDecode(await person.GoAsync($"/o/{wave.Org}/findings"));

        list.ShouldContain("Incentive alignment is low (1.");
        list.ShouldContain("Incentive alignment holds the level of the whole down");
        list.ShouldNotContain("Leadership commitment is low");
        var address = Regex.Match(list, """href="(/o/[^"]+/findings/[0-9a-f-]{36})"[^>]*><strong>Incentive alignment is low""").Groups[1].Value;
        var page = WebUtility.HtmlDecode(await person.GoAsync(address));
        page.ShouldContain("A dimension below 2.6 stands at the two lowest levels.");
        page.ShouldContain($"/o/{wave.Org}/waves/{wave.Id}/results/dimensions/INC");
        page.ShouldContain($"href=\"/o/{wave.Org}/plays/P09\"");
        page.ShouldContain("INC-03 “To fully reach");
        page.ShouldContain($"/o/{wave.Org}/initiatives/new?play=P09&findings=");

        var recommendations = WebUtility.HtmlDecode(await person.GoAsync($"/o/{wave.Org}/recommendations"));
        recommendations.ShouldContain("Incentive conflict workshop");
        recommendations.ShouldContain($"href=\"{address}\"");
        recommendations.ShouldContain("Why it stands here");
        recommendations.ShouldNotContain("Executive service day");
    }

    [Fact]
    public async Task Whoever_looks_twice_finds_the_same_ones()
    {
        using var api = new Situations(host);
        var wave = await WeakIncentivesAsync(api);
        using var person = new Visitor(host);
        var before = Found(await person.GoAsync($"/o/{wave.Org}/findings"));

        await person.PostAsync($"/o/{wave.Org}/findings?handler=Raise", ("from", wave.Id));

        before.ShouldNotBeEmpty();
        Found(await person.GoAsync($"/o/{wave.Org}/findings")).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Is_recorded_by_hand_delivered_discussed_and_decided()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync("Quay");
        using var person = new Visitor(host);
        (await person.GoAsync($"/o/{org}/findings")).ShouldContain("There are no findings yet");

        await person.GoAsync($"/o/{org}/findings/new");
        await person.PostAsync(person.Here, ("Title", "Letters are not understood"), ("Text", "<script>"), ("Dimension", "PROC"), ("References[0].Kind", "Touchpoint"), ("References[0].Name", "Reminder letter"));
        var address = person.Here;
        person.Html.ShouldContain("Touchpoint: Reminder letter");
        person.Html.ShouldContain("&lt;script&gt;");

        await person.PostAsync($"{address}?handler=Deliver", ("To", "Billing"), ("Format", "Jira"));
        await person.PostAsync($"{address}?handler=Discuss", ("Text", "Billing agrees"));
        await person.PostAsync($"{address}?handler=Decline", ("Reason", ""));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        await person.PostAsync($"{address}?handler=Decline", ("Reason", "A new letter comes in May"));
        person.Html.ShouldContain("A new letter comes in May");
        (await person.GoAsync($"/o/{org}/findings")).ShouldNotContain("Letters are not understood");
        (await person.GoAsync($"/o/{org}/findings?status=Declined")).ShouldContain("Letters are not understood");
        await person.GoAsync(address);
        await person.PostAsync($"{address}?handler=Reopen");
        await person.PostAsync($"{address}?handler=Accept");

        var list = await person.GoAsync($"/o/{org}/findings?q=letters&dimension=PROC&status=Accepted");
        list.ShouldContain("Letters are not understood");
        (await person.GoAsync($"/o/{org}/findings?status=Nope")).ShouldNotBeEmpty();
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Goes_into_another_one_and_says_where()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync("Quay");
        using var person = new Visitor(host);
        var (first, second) = (await RecordAsync(person, org, "First"), await RecordAsync(person, org, "Second"));

        await person.GoAsync(first);
        await person.PostAsync($"{first}?handler=Merge", ("Into", second[^36..]));

        person.Html.ShouldContain("It went into another finding");
        person.Html.ShouldContain($"href=\"{second}\"");
        await person.PostAsync($"{first}?handler=Merge", ("Into", first[^36..]));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<string> RecordAsync(Visitor person, string org, string title)
    {
        await person.GoAsync($"/o/{org}/findings/new");
        await person.PostAsync(person.Here, ("Title", title), ("References[0].Kind", "Project"), ("References[0].Name", "Portal"));
        return person.Here;
    }

    private static string[] Found(string html) => [.. Regex.Matches(html, "/findings/([0-9a-f-]{36})").Select(match => match.Groups[1].Value).Distinct()];

    private static async Task<WaveSituation> WeakIncentivesAsync(Situations api)
    {
        var wave = await api.WaveAsync(Situations.Full);
        await wave.StandingAsync(12, "M", Standing);
        await wave.CloseAsync();
        await wave.ResultsAsync();
        return wave;
    }

    /// <summary>Incentives work against the customer; all else is well.</summary>
    private static int Standing(int person, string item) =>
        item.StartsWith("CTX-", StringComparison.Ordinal) ? 1 : item.StartsWith("INC-", StringComparison.Ordinal) ? person % 5 == 0 ? 1 : 2 : 4 + person % 2;
}
