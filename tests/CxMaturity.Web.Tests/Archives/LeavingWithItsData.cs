using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CxMaturity.Domain;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Pages.Archives;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Archives;

/// <summary>From one installation into another: everything that was there is there, and every result has the same hash.</summary>
public sealed class LeavingWithItsData(CxHost host, TestPostgres postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_computed_anew_in_another_installation_have_the_same_hash()
    {
        using var here = new Situations(host);
        var (first, second) = await TwoWavesAsync(here);
        var archive = await TakeAwayAsync(here, first.Org);
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var there = new Situations(await elsewhere.SignedInAsync());

        var broughtIn = await BringInAsync(there, archive, HttpStatusCode.Created);

        broughtIn.GetProperty("organization").GetString().ShouldBe(first.Org);
        broughtIn.GetProperty("waves").GetInt32().ShouldBe(2);
        broughtIn.GetProperty("results").GetString().ShouldBe(await ResultsAsync(host.Services, first, second));
        foreach (var wave in new[] { first, second })
        {
            var (away, home) = (wave with { Api = there }, await wave.ResultsAsync());
            var results = await away.ResultsAsync();
            results.GetRawText().ShouldBe(home.GetRawText());
            // Not only carried along: reckoned from the answers that are there now.
            var fixing = elsewhere.Services.GetRequiredService<ResultFixing>();
            var known = await elsewhere.Services.GetRequiredService<WaveKeeping>().RequireAsync(wave.Org, Guid.Parse(wave.Id), Ct);
            var recomputed = await fixing.RecomputeAsync(wave.Org, known, Ct);
            recomputed.IsSame.ShouldBeTrue(string.Join('\n', recomputed.Differences));
            recomputed.Hash.ShouldBe(home.GetProperty("official").GetProperty("hash").GetString());
        }

        (await ResultsAsync(elsewhere.Services, first, second)).ShouldBe(await ResultsAsync(host.Services, first, second));
    }

    [Fact]
    public async Task What_is_taken_away_there_is_the_same_again()
    {
        using var here = new Situations(host);
        var (first, _) = await TwoWavesAsync(here);
        var archive = await TakeAwayAsync(here, first.Org);
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var there = new Situations(await elsewhere.SignedInAsync());
        await BringInAsync(there, archive, HttpStatusCode.Created);
        await (first with { Api = there }).ResultsAsync();
        var fields = elsewhere.Services.GetRequiredService<WaveFieldProjection>();
        (await elsewhere.Services.GetRequiredService<Store.EventStore>().For(first.Org).CaughtUpAsync(fields, Guid.Parse(first.Id), TimeSpan.FromSeconds(30), Ct)).ShouldBeTrue();

        var again = await TakeAwayAsync(there, first.Org);

        // All but the people: those stay behind, and whoever has brought it in begins anew.
        WithoutPeople(again).ShouldBe(WithoutPeople(archive));
        foreach (var (name, content) in AnArchive.Parts(archive).Where(part => part.Key.StartsWith("results/", StringComparison.Ordinal)))
            AnArchive.Hash(AnArchive.Parts(again)[name]).ShouldBe(AnArchive.Hash(content), name);
        AnArchive.ManifestOf(again).Counts.Events.ShouldBe(AnArchive.ManifestOf(archive).Counts.Events);
    }

    private static string[] WithoutPeople(byte[] archive) =>
        [.. AnArchive.Text(archive, "events.ndjson").Split('\n').Where(line => !line.Contains("\"member_joined\"", StringComparison.Ordinal) && !line.Contains("\"change_team_held_for_now\"", StringComparison.Ordinal))];

    [Fact]
    public async Task Work_goes_on_there_where_it_was_here()
    {
        using var here = new Situations(host);
        var wave = await here.WaveAsync();
        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 4);
        var archive = await TakeAwayAsync(here, wave.Org);
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var there = new Situations(await elsewhere.SignedInAsync());
        await BringInAsync(there, archive, HttpStatusCode.Created);
        var away = wave with { Api = there };

        await away.AnswerAsync(sheet, "LEAD-02", 2);
        await away.SubmitAsync(sheet);
        await away.SubmittedAsync(11, "X", (person, item) => 1 + (person + item[^1]) % 5);
        await away.CloseAsync();

        (await away.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(12);
        // And nothing of that reaches back.
        await wave.AnswerAsync(sheet, "LEAD-02", 5);
    }

    [Fact]
    public async Task It_holds_what_it_promises_and_every_part_has_its_checksum()
    {
        using var here = new Situations(host);
        var (first, second) = await TwoWavesAsync(here);

        var archive = await TakeAwayAsync(here, first.Org);

        var (parts, manifest) = (AnArchive.Parts(archive), AnArchive.ManifestOf(archive));
        parts.Keys.Order(StringComparer.Ordinal).Where(name => !name.StartsWith("read-models/", StringComparison.Ordinal)).ShouldBe(
            new[]
            {
                "READ-ME.txt", "events.ndjson", "manifest.json", "questionnaires/cx-executive-check-1.0.json",
                $"results/{first.Id}.json", $"results/{second.Id}.json", $"workbooks/{first.Id}.xlsx", $"workbooks/{second.Id}.xlsx"
            }.Order(StringComparer.Ordinal));
        parts.Keys.Count(name => name.StartsWith("read-models/", StringComparison.Ordinal)).ShouldBe((int)manifest.Counts.ReadModels);
        manifest.Counts.ReadModels.ShouldBe(6);
        manifest.Parts.Select(part => (part.Name, part.Sha256, part.Bytes)).ShouldBe(
            parts.Where(part => part.Key != "manifest.json").Select(part => (part.Key, AnArchive.Hash(part.Value), (long)part.Value.Length)), ignoreOrder: true);
        (manifest.Tenant, manifest.Name, manifest.Format).ShouldBe((first.Org, "Harbour Works", 1));
        foreach (var sentence in new[] { "Harbour Works", "manifest.json", "Prüfsumme", "checksum" })
            AnArchive.Text(archive, "READ-ME.txt").ShouldContain(sentence);

        // The hash of a result is that of its text, for anybody who wants to see.
        var result = JsonSerializer.Deserialize<JsonElement>(AnArchive.Text(archive, $"results/{second.Id}.json")).GetProperty("official")[0];
        AnArchive.Hash(System.Text.Encoding.UTF8.GetBytes(result.GetProperty("result").GetRawText())).ShouldBe(result.GetProperty("hash").GetString());
        var lines = AnArchive.Text(archive, "events.ndjson").TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe((int)manifest.Counts.Events);
        lines.Count(line => line.Contains("\"of\":\"installation\"", StringComparison.Ordinal)).ShouldBe(3, "the organisation, its first member, and what that is for now");
        using var workbook = new MemoryStream(parts[$"workbooks/{second.Id}.xlsx"]);
        workbook.Length.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public async Task It_is_a_file_that_nobody_opens_by_accident()
    {
        using var here = new Situations(host);
        var org = await here.OrganizationAsync();

        using var answer = await here.AskAsync(HttpMethod.Get, $"/api/v1/organizations/{org}/archive");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldStartWith($"cxmaturity-archive-{org[..8]}-");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Content.Headers.ContentLength.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_questionnaire_that_is_not_known_there_comes_along()
    {
        using var here = new Situations(host);
        var (first, _) = await TwoWavesAsync(here);
        var archive = await TakeAwayAsync(here, first.Org);
        var folder = Directory.CreateTempSubdirectory("cx-assessments-").FullName;
        File.Copy(Path.Combine(Source.Root, "assessments", "cx-pulse-1.0.yaml"), Path.Combine(folder, "cx-pulse-1.0.yaml"));
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync(), ("Library:Assessments", folder));
        using var there = new Situations(await elsewhere.SignedInAsync());
        (await there.SendAsync(HttpMethod.Get, "/api/v1/questionnaires")).EnumerateArray().Select(entry => entry.GetProperty("id").GetString()).ShouldBe([Situations.Pulse]);

        await BringInAsync(there, archive, HttpStatusCode.Created);

        (await (first with { Api = there }).ResultsAsync()).GetRawText().ShouldBe((await first.ResultsAsync()).GetRawText());
        (await there.ItemsAsync(Situations.Executive)).ShouldBe(await here.ItemsAsync(Situations.Executive));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_demo_with_all_its_waves_arrives_whole()
    {
        // On a host of its own: others put the shared one's demo away and make it anew.
        await using var origin = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(await origin.SignedInAsync());
        await visitor.GoAsync("/demo");
        await visitor.PostAsync("/demo");
        using var here = new Situations(await origin.SignedInAsync());
        here.Http.Timeout = Patience;
        var org = DemoOrganization.Id.ToString();
        var archive = await TakeAwayAsync(here, org);
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var there = new Situations(await elsewhere.SignedInAsync());
        there.Http.Timeout = Patience;

        var broughtIn = await BringInAsync(there, archive, HttpStatusCode.Created);

        var waves = await elsewhere.Services.GetRequiredService<WaveKeeping>().AllAsync(org, Ct);
        broughtIn.GetProperty("waves").GetInt32().ShouldBe(waves.Count);
        var latest = waves.MaxBy(wave => wave.ClosedAt)!;
        var recomputed = await elsewhere.Services.GetRequiredService<ResultFixing>().RecomputeAsync(org, latest, Ct);
        recomputed.IsSame.ShouldBeTrue(string.Join('\n', recomputed.Differences));
        recomputed.Hash.ShouldBe((await origin.Services.GetRequiredService<ResultFixing>().HistoryAsync(org, latest.Id, Ct)).Latest!.Hash);
    }

    internal static async Task<(WaveSituation First, WaveSituation Second)> TwoWavesAsync(Situations people)
    {
        var first = await people.WaveAsync(name: "Spring");
        await first.SubmittedAsync(12, "X", (person, item) => 1 + (person + item[^1]) % 5);
        await first.CloseAsync();
        await first.ResultsAsync();
        var second = await people.WaveAsync(name: "Autumn", org: first.Org);
        await second.SubmittedAsync(12, "X", (person, item) => 1 + (2 * person + item[^1]) % 5);
        await second.CloseAsync();
        await second.ResultsAsync();
        return (first, second);
    }

    internal static async Task<byte[]> TakeAwayAsync(Situations people, string org)
    {
        using var answer = await people.AskAsync(HttpMethod.Get, $"/api/v1/organizations/{org}/archive");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    internal static async Task<JsonElement> BringInAsync(Situations people, byte[] archive, HttpStatusCode expected, string type = "application/zip")
    {
        using var content = new ByteArrayContent(archive);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await people.Http.PostAsync("/api/v1/archives", content, Ct);
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    [Fact]
    public async Task Its_own_plays_come_along_with_their_past()
    {
        using var here = new Situations(host);
        var org = await here.OrganizationAsync();
        var plays = host.Services.GetRequiredService<OwnPlayKeeping>();
        var german = OwnPlaySource.Template(Language.De, "OWN-1");
        await plays.AddAsync(org, null, german, null, Ct);
        await plays.AddAsync(org, null, null, OwnPlaySource.Template(Language.En, "OWN-1"), Ct);
        await plays.WithdrawAsync(org, "OWN-2", "It belongs to a product that is gone.", Ct);
        var archive = await TakeAwayAsync(here, org);
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var there = new Situations(await elsewhere.SignedInAsync());

        await BringInAsync(there, archive, HttpStatusCode.Created);

        var book = await elsewhere.Services.GetRequiredService<Playbooks>().OfAsync(org, Ct);
        book.Find("OWN-1").ShouldNotBeNull().Markdown.ShouldBe(german);
        book.OwnOf("OWN-2").ShouldNotBeNull().WithdrawnBecause.ShouldBe("It belongs to a product that is gone.");
        book.Offered.Select(play => play.Id).ShouldContain("OWN-1");
        (await elsewhere.Services.GetRequiredService<OwnPlayKeeping>().AddAsync(org, null, german, null, Ct)).ShouldBe("OWN-3");
    }

    private static async Task<string> ResultsAsync(IServiceProvider services, params WaveSituation[] waves)
    {
        var fixing = services.GetRequiredService<ResultFixing>();
        return ArchivedParts.HashOf(await Task.WhenAll(waves.Select(wave => fixing.HistoryAsync(wave.Org, Guid.Parse(wave.Id), Ct))));
    }
}
