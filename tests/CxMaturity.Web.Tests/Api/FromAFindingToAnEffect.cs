using System.Net;
using System.Text.Json;
using CxMaturity.Domain;
using CxMaturity.Web.Pages.OwnPlays;

namespace CxMaturity.Web.Tests.Api;

/// <summary>What people do on the pages of findings and initiatives, done by a program.</summary>
public sealed class FromAFindingToAnEffect(CxHost host)
{
    private static readonly object Owner = new { role = "Head of sales" };

    [Fact]
    public async Task A_weak_wave_leads_to_a_finding_a_play_and_an_initiative_that_carries_both()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync(Situations.Full, units: [new { code = "HQ", name = new { de = "Zentrale", en = "Head office" }, headcount = new { X = 12, M = 20, F = 40 } }]);
        await wave.SubmittedAsync(12, "X", (_, _) => 2);
        await wave.SubmittedAsync(20, "M", (_, _) => 2);
        await wave.CloseAsync();
        await wave.ResultsAsync();
        await api.SendAsync(HttpMethod.Post, $"{wave.Path}/findings");

        var listing = await api.SendAsync(HttpMethod.Get, $"{Of(wave.Org)}/findings?wave={wave.Id}&dimension=INC");
        var finding = listing.GetProperty("findings").EnumerateArray().First(each => each.GetProperty("rule").GetString() == "dimensionLow");
        var recommended = (await api.SendAsync(HttpMethod.Get, $"{wave.Path}/recommendations?track=with")).GetProperty("recommendations").EnumerateArray().ToArray();
        var play = (await api.SendAsync(HttpMethod.Get, $"/api/v1/plays/{recommended[0].GetProperty("play").GetString()}"));
        var id = finding.GetProperty("id").GetString()!;
        var initiative = (await api.SendAsync(HttpMethod.Post, $"{Of(wave.Org)}/initiatives",
            new { title = play.GetProperty("name").GetString(), play = play.GetProperty("id").GetString(), findings = new[] { id } }, HttpStatusCode.Created)).GetProperty("id").GetString()!;

        finding.GetProperty("title").GetString()!.ShouldStartWith("Incentive alignment is low");
        recommended.Length.ShouldBeInRange(1, 5);
        recommended[0].GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
        play.GetProperty("sections").GetProperty("steps").GetString()!.ShouldContain("<li>");
        var taken = await api.SendAsync(HttpMethod.Get, $"{Of(wave.Org)}/findings/{id}");
        taken.GetProperty("status").GetString().ShouldBe("accepted");
        taken.GetProperty("initiatives")[0].GetProperty("initiative").GetString().ShouldBe(initiative);
        (await api.SendAsync(HttpMethod.Get, $"{Of(wave.Org)}/initiatives/{initiative}")).GetProperty("findings")[0].GetString().ShouldBe(id);
    }

    [Fact]
    public async Task A_finding_goes_its_way_from_being_written_down()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        var (one, other) = (await NotedAsync(api, org, "Nobody answers letters"), await NotedAsync(api, org, "Letters lie for weeks"));

        await api.SendAsync(HttpMethod.Put, $"{one}/words", new { title = "Letters are not answered", text = "Seen in the archive." });
        await api.SendAsync(HttpMethod.Post, $"{one}/deliver", new { to = "Service", format = "jira" });
        await api.SendAsync(HttpMethod.Post, $"{one}/discuss", new { note = "Agreed." });
        await api.SendAsync(HttpMethod.Post, $"{one}/accept");
        await api.SendAsync(HttpMethod.Put, $"{one}/references", new { references = new[] { new { kind = "touchpoint", name = "Letter" } } });
        await api.SendAsync(HttpMethod.Post, $"{other}/merge", new { into = one[^36..] });
        var told = await api.SendAsync(HttpMethod.Get, one);
        var listing = await api.SendAsync(HttpMethod.Get, $"{Of(org)}/findings");

        told.GetProperty("title").GetString().ShouldBe("Letters are not answered");
        told.GetProperty("deliveries")[0].GetProperty("format").GetString().ShouldBe("jira");
        told.GetProperty("references")[0].GetProperty("kind").GetString().ShouldBe("touchpoint");
        listing.GetProperty("findings").EnumerateArray().Single(each => each.GetProperty("id").GetString() == other[^36..]).GetProperty("mergedInto").GetString().ShouldBe(one[^36..]);
        listing.GetProperty("funnel").EnumerateArray().Select(step => step.GetProperty("count").GetInt32()).ShouldBe([1, 1, 1, 1, 0]);
        await api.SendAsync(HttpMethod.Post, $"{one}/decline", new { reason = "The archive is closed." });
        (await api.SendAsync(HttpMethod.Post, $"{one}/reopen")).GetProperty("status").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task An_initiative_is_planned_carried_out_and_ended_by_the_rules_of_the_board()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        var initiative = await ProposedAsync(api, org, "One form instead of four");

        (await api.RefusedAsync(HttpMethod.Post, $"{initiative}/move", new { to = "ready" }, HttpStatusCode.Conflict)).GetProperty("detail").GetString()!.ShouldContain("the question");
        await MakeReadyAsync(api, initiative);
        await api.SendAsync(HttpMethod.Post, $"{initiative}/move", new { to = "inProgress", from = "ready" });
        var point = (await api.SendAsync(HttpMethod.Post, $"{initiative}/checklist", new { text = "Ask those who use it" })).GetProperty("checklist")[0].GetProperty("id").GetString();
        await api.SendAsync(HttpMethod.Put, $"{initiative}/checklist/{point}", new { ticked = true });
        await api.SendAsync(HttpMethod.Post, $"{initiative}/comments", new { text = "Begun." });
        await api.SendAsync(HttpMethod.Post, $"{initiative}/decisions", new { text = "Paper goes." });
        await api.SendAsync(HttpMethod.Post, $"{initiative}/lessons", new { text = "Ask earlier." });
        await api.SendAsync(HttpMethod.Put, $"{initiative}/kpis", new { name = "Calls", unit = "a week", before = 40, after = 12 });
        var effects = await api.SendAsync(HttpMethod.Post, $"{initiative}/check");
        var done = await api.SendAsync(HttpMethod.Post, $"{initiative}/move", new { to = "done" });

        effects.GetProperty("effects")[0].GetProperty("verdict").GetString().ShouldBe("tooEarly");
        done.GetProperty("column").GetString().ShouldBe("done");
        done.GetProperty("checklist")[0].GetProperty("ticked").GetBoolean().ShouldBeTrue();
        done.GetProperty("plan").GetProperty("owner").GetProperty("role").GetString().ShouldBe("Head of sales");
        (await api.SendAsync(HttpMethod.Delete, $"{initiative}/checklist/{point}")).GetProperty("checklist").GetArrayLength().ShouldBe(0);
        (await api.SendAsync(HttpMethod.Get, $"{Of(org)}/initiatives?column=done&dimension=PROC")).GetProperty("initiatives").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task However_many_move_at_once_no_owner_has_more_than_three_in_progress()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        var ready = new List<string>();
        for (var i = 1; i <= 7; i++)
            ready.Add(await ReadyAsync(api, org, $"Form {i}"));

        var answers = await Task.WhenAll(ready.Select(initiative => api.AskAsync(HttpMethod.Post, $"{initiative}/move", new { to = "inProgress", from = "ready" })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(3);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(4);
        (await api.SendAsync(HttpMethod.Get, $"{Of(org)}/initiatives?column=inProgress")).GetProperty("initiatives").GetArrayLength().ShouldBe(3);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_file_is_laid_beside_an_initiative_read_and_taken_away()
    {
        using var api = new Situations(host);
        var file = $"{await ProposedAsync(api, await api.OrganizationAsync(), "One form")}/attachments/{Guid.NewGuid()}";
        using var content = new ByteArrayContent("What we agreed."u8.ToArray());

        using (var laid = await api.Http.PutAsync(new Uri($"{file}?name=notes.txt", UriKind.Relative), content, TestContext.Current.CancellationToken))
            laid.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var read = await api.AskAsync(HttpMethod.Get, file);

        (await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("What we agreed.");
        read.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await api.SendAsync(HttpMethod.Delete, file)).GetProperty("attachments").GetArrayLength().ShouldBe(0);
        await api.RefusedAsync(HttpMethod.Get, file, null, HttpStatusCode.NotFound);
        await api.RefusedAsync(HttpMethod.Put, $"{file}?name=notes.txt", null, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_program_that_has_seen_an_older_state_overwrites_nothing_and_is_told_what_is_different()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        var initiative = await ProposedAsync(api, org, "One form instead of four");
        var seen = (await api.SendAsync(HttpMethod.Get, initiative)).GetProperty("version").GetInt64();
        await api.SendAsync(HttpMethod.Put, $"{initiative}/title", new { title = "One form", version = seen });

        var refused = await api.RefusedAsync(HttpMethod.Put, $"{initiative}/title", new { title = "No form", version = seen }, HttpStatusCode.Conflict);

        refused.GetProperty("detail").GetString()!.ShouldContain("title");
        (await api.SendAsync(HttpMethod.Get, initiative)).GetProperty("title").GetString().ShouldBe("One form");
    }

    [Fact]
    public async Task A_word_that_nobody_knows_is_answered_with_those_that_there_are()
    {
        using var api = new Situations(host);
        var initiative = await ProposedAsync(api, await api.OrganizationAsync(), "One form");

        (await api.RefusedAsync(HttpMethod.Post, $"{initiative}/move", new { to = "Doing" }, HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!.ShouldContain("idea, scoped, ready, inProgress");
    }

    [Fact]
    public async Task A_play_of_ones_own_is_added_revised_and_withdrawn_and_its_faults_are_told()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        var text = OwnPlaySource.Template(Language.En, "OWN-1");

        var code = Id(await api.SendAsync(HttpMethod.Post, $"{Of(org)}/plays", new { en = text }, HttpStatusCode.Created));
        var added = await api.SendAsync(HttpMethod.Get, $"{Of(org)}/plays/{code}");
        await api.SendAsync(HttpMethod.Put, $"{Of(org)}/plays/{code}", new { en = text.Replace("effort: 2", "effort: 3", StringComparison.Ordinal), version = added.GetProperty("version").GetInt64() });
        var faulty = await api.RefusedAsync(HttpMethod.Put, $"{Of(org)}/plays/{code}", new { en = text.Replace("track:", "trick:", StringComparison.Ordinal) }, HttpStatusCode.BadRequest);
        var outdated = await api.RefusedAsync(HttpMethod.Put, $"{Of(org)}/plays/{code}", new { en = text, version = 7 }, HttpStatusCode.Conflict);
        var offered = (await api.SendAsync(HttpMethod.Get, $"{Of(org)}/plays")).GetProperty("plays").GetArrayLength();
        var withdrawn = await api.SendAsync(HttpMethod.Post, $"{Of(org)}/plays/{code}/withdraw", new { reason = "Nobody used it." });

        code.ShouldBe("OWN-1");
        faulty.GetProperty("detail").GetString()!.ShouldContain("track");
        outdated.GetProperty("detail").GetString()!.ShouldContain("version");
        offered.ShouldBe(43);
        withdrawn.GetProperty("withdrawnBecause").GetString().ShouldBe("Nobody used it.");
        (await api.SendAsync(HttpMethod.Get, $"{Of(org)}/plays")).GetProperty("plays").GetArrayLength().ShouldBe(42);
        (await api.SendAsync(HttpMethod.Post, $"{Of(org)}/plays/{code}/bring-back")).GetProperty("withdrawnAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_departments_format_is_chosen_and_dropped()
    {
        using var api = new Situations(host);
        var formats = $"{Of(await api.OrganizationAsync())}/actions/formats";

        await api.SendAsync(HttpMethod.Put, formats, new { kind = "role", name = "Sales", format = "azureDevOps" });

        (await api.SendAsync(HttpMethod.Get, formats)).GetProperty("formats")[0].GetProperty("format").GetString().ShouldBe("azureDevOps");
        (await api.SendAsync(HttpMethod.Put, formats, new { kind = "role", name = "Sales" })).GetProperty("formats").GetArrayLength().ShouldBe(0);
    }

    private static string Of(string org) => $"/api/v1/organizations/{org}";

    private static async Task<string> NotedAsync(Situations api, string org, string title) => $"{Of(org)}/findings/" + Id(await api.SendAsync(HttpMethod.Post, $"{Of(org)}/findings",
        new { title, references = new[] { new { kind = "journey", name = "Complaint" } } }, HttpStatusCode.Created));

    private static async Task<string> ReadyAsync(Situations api, string org, string title)
    {
        var initiative = await ProposedAsync(api, org, title);
        await MakeReadyAsync(api, initiative);
        return initiative;
    }

    private static async Task MakeReadyAsync(Situations api, string initiative)
    {
        await api.SendAsync(HttpMethod.Put, $"{initiative}/scope", new { question = "Why four?", deliverable = "One form", decisionMaker = "The board", doneWhen = "Nobody asks twice" });
        await api.SendAsync(HttpMethod.Put, $"{initiative}/plan",
            new { owner = Owner, due = "2030-06-30", drivers = new[] { "Simplicity" }, lever = "process", targets = new[] { new { dimension = "PROC", delta = 0.3, by = "2030-12-31" } } });
        await api.SendAsync(HttpMethod.Post, $"{initiative}/move", new { to = "ready" });
    }

    private static async Task<string> ProposedAsync(Situations api, string org, string title) =>
        $"{Of(org)}/initiatives/" + Id(await api.SendAsync(HttpMethod.Post, $"{Of(org)}/initiatives", new { title }, HttpStatusCode.Created));

    private static string Id(JsonElement created) => created.GetProperty("id").GetString()!;
}
