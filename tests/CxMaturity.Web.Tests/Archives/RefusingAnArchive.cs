using System.Net;
using System.Text;
using System.Text.Json;
using CxMaturity.Store.Archives;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Library.Questionnaires;
using CxMaturity.Web.Tests.Operations;
using Npgsql;

namespace CxMaturity.Web.Tests.Archives;

/// <summary>A damaged or foreign archive: a sentence that says why, and nothing is changed.</summary>
public sealed class RefusingAnArchive(CxHost host, TestPostgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_wrong_with_it_is_told_and_nothing_of_it_stays()
    {
        using var here = new Situations(host);
        var (wave, _) = await LeavingWithItsData.TwoWavesAsync(here);
        var whole = await LeavingWithItsData.TakeAwayAsync(here, wave.Org);
        var database = await postgres.NewDatabaseAsync();
        await using var elsewhere = new AnotherHost(database, ("Archives:LargestMegabytes", "3"), ("Archives:UnpackedMegabytes", "40"));
        using var there = new Situations(await elsewhere.SignedInAsync("xx"));
        var before = await EventsAsync(database);
        var flipped = (byte[])whole.Clone();
        flipped[whole.Length / 2] ^= 4;

        (byte[] Archive, string Key)[] wrong =
        [
            ([], "archive.foreign"),
            (Encoding.UTF8.GetBytes("no archive at all"), "archive.foreign"),
            (AnArchive.Parts(whole)[$"workbooks/{wave.Id}.xlsx"], "archive.cut"),
            (whole[..(whole.Length / 2)], "archive.cut"),
            (whole[..^1], "archive.cut"),
            (flipped, "archive.damaged"),
            (Changed("events.ndjson", "\"type\":\"wave_closed\"", "\"type\":\"wave_postponed\""), "archive.unknown_event"),
            (Changed("events.ndjson", "\"streamType\":\"wave\"", "\"streamType\":\"ripple\""), "archive.unknown_stream"),
            (Changed("events.ndjson", "\"Value\":3", "\"Value\":\"three\""), "archive.event"),
            (Changed("events.ndjson", wave.Org, Guid.NewGuid().ToString()), "archive.others_stream"),
            (Changed("events.ndjson", "Harbour Works", "Other Works"), "archive.organization"),
            (Changed("events.ndjson", "\"Engine\":\"", "\"Engine\":\"\\u0000"), "archive.untaken"),
            (Changed($"results/{wave.Id}.json", "\"hash\": \"", "\"hash\": \"0"), "archive.document"),
            (Changed("questionnaires/cx-executive-check-1.0.json", "\"hash\": \"", "\"hash\": \"0"), "archive.document"),
            (Changed("questionnaires/cx-executive-check-1.0.json", "\"content\"", "\"contents\""), "archive.document"),
            (AnArchive.With(whole, Questionnaire), "archive.questionnaire_differs"),
            (AnArchive.With(whole, (_, text) => text, manifest => manifest with { Tenant = "self" }), "archive.no_manifest"),
            (AnArchive.With(whole, (_, text) => text, manifest => manifest with { Tenant = Guid.NewGuid().ToString() }), "archive.others_stream"),
            (AnArchive.With(whole, (_, text) => text, manifest => manifest with { Name = "Other Works" }), "archive.organization"),
            (AnArchive.With(whole, (_, text) => text, manifest => manifest with { Format = 3 }), "archive.other_format"),
            (AnArchive.With(whole, (name, text) => name == "events.ndjson" ? null : text), "archive.parts"),
            (AnArchive.With(whole, (name, text) => name == "READ-ME.txt" ? new string('a', 50_000_000) : text), "archive.too_large")
        ];
        foreach (var (archive, key) in wrong)
        {
            var problem = await LeavingWithItsData.BringInAsync(there, archive, HttpStatusCode.BadRequest);
            problem.GetProperty("key").GetString().ShouldBe(key);
            Refusals.ShouldBeASentence(problem.GetProperty("detail").GetString()!, key);
        }

        // A result whose text and whose place in the log agree with each other, and not with their hash.
        var forged = AnArchive.With(whole, (name, text) => name == "events.ndjson" ? text.Replace("\\u0022ResponseRate\\u0022:1", "\\u0022ResponseRate\\u0022:0.5", StringComparison.Ordinal)
            : name.StartsWith("results/", StringComparison.Ordinal) ? text.Replace("\"ResponseRate\":1", "\"ResponseRate\":0.5", StringComparison.Ordinal) : text);
        AnArchive.Text(forged, "events.ndjson").ShouldNotBe(AnArchive.Text(whole, "events.ndjson"));
        (await LeavingWithItsData.BringInAsync(there, forged, HttpStatusCode.BadRequest)).GetProperty("key").GetString().ShouldBe("archive.result_differs");

        (await EventsAsync(database)).ShouldBe(before);
        await there.RefusedAsync(HttpMethod.Get, $"/api/v1/organizations/{wave.Org}/archive", null, HttpStatusCode.NotFound);
        await LeavingWithItsData.BringInAsync(there, whole, HttpStatusCode.Created);
        var again = await LeavingWithItsData.BringInAsync(there, whole, HttpStatusCode.Conflict);
        again.GetProperty("key").GetString().ShouldBe("archive.exists");

        byte[] Changed(string part, string right, string other)
        {
            AnArchive.Text(whole, part).ShouldContain(right);
            return AnArchive.With(whole, (name, text) => name == part ? text.Replace(right, other, StringComparison.Ordinal) : text);
        }

        static string Questionnaire(string name, string text)
        {
            if (!name.StartsWith("questionnaires/", StringComparison.Ordinal))
                return text;
            var known = JsonSerializer.Deserialize<JsonElement>(text);
            var content = known.GetProperty("content").GetRawText();
            var other = content.Replace("\"Minutes\":", "\"Minutes\":1", StringComparison.Ordinal);
            other.ShouldNotBe(content);
            return text.Replace(content, other, StringComparison.Ordinal)
                .Replace(known.GetProperty("hash").GetString()!, QuestionnaireHash.Of(QuestionnaireJson.Read(other)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_larger_than_allowed_or_of_another_kind_is_not_even_read()
    {
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync(), ("Archives:LargestMegabytes", "3"));
        using var there = new Situations(await elsewhere.SignedInAsync());

        await LeavingWithItsData.BringInAsync(there, new byte[2_000_000], HttpStatusCode.BadRequest);
        await LeavingWithItsData.BringInAsync(there, new byte[3_150_000], HttpStatusCode.RequestEntityTooLarge);
        foreach (var type in new[] { "application/json", "text/plain", "multipart/form-data" })
            await LeavingWithItsData.BringInAsync(there, [1], HttpStatusCode.UnsupportedMediaType, type);
    }

    [Fact]
    public async Task An_organisation_that_is_here_is_not_overwritten()
    {
        using var here = new Situations(host);
        var org = await here.OrganizationAsync();
        var archive = await LeavingWithItsData.TakeAwayAsync(here, org);
        var before = await EventsAsync(host.ConnectionString, org);

        (await LeavingWithItsData.BringInAsync(here, archive, HttpStatusCode.Conflict)).GetProperty("detail").GetString().ShouldBe("Harbour Works exists here already. An archive is never mixed with what is there.");

        (await EventsAsync(host.ConnectionString, org)).ShouldBe(before);
    }

    [Fact]
    public async Task A_foreign_archive_of_the_backup_command_is_refused_as_such()
    {
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var there = new Situations(await elsewhere.SignedInAsync());
        byte[] backup = [.. "PK\u0003\u0004"u8, .. new byte[200], .. "CxMaturity backup, format 1, SHA-256 "u8, .. Encoding.ASCII.GetBytes(new string('0', 64))];

        (await LeavingWithItsData.BringInAsync(there, backup, HttpStatusCode.BadRequest)).GetProperty("key").GetString().ShouldBe("archive.cut");
        ArchiveManifest.KnownFormat.ShouldBe(1);
    }

    private static async Task<long> EventsAsync(string database, string? org = null)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand($"select count(*) from cx.mt_events where {(org is null ? "true" : $"tenant_id = '{org}' or stream_id = '{org}'")}", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
