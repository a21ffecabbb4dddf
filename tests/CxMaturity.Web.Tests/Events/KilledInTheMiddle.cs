using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Web.Tests.Events;

/// <summary>People answer while the app, its database or both are ended without a word, again and again.</summary>
public sealed class KilledInTheMiddle : IDisposable
{
    private const int Rounds = 20;
    private const int People = 8;

    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly string data = TestPostgres.NewFolder("killed");
    private readonly string keys = Directory.CreateTempSubdirectory("cx-killed-").FullName;
    private readonly ConcurrentQueue<Answer> acknowledged = new();
    private readonly ConcurrentQueue<string> opened = new();
    private FirstAccount? account;
    private int number;

    private sealed record Answer(string Sheet, string Item, int Value);

    private sealed record Place(string Org, string Wave, string[] Items);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_answer_is_there_once_and_read_models_catch_up()
    {
        Place? place = null;
        for (var round = 0; round < Rounds; round++)
        {
            await using var app = App();
            var address = await app.ReadyAsync(Ct);
            place ??= await WaveAsync(app);
            var enough = acknowledged.Count + 30 + 5 * round;
            var people = Answering(address, place, People);
            await UntilAsync(() => Task.FromResult(acknowledged.Count >= enough || Task.WhenAll(people).IsCompleted), Long);

            if (round % 3 != 0)
                KillDatabase();
            // A database that is gone under a running app refuses people; only then the app goes.
            if (round % 3 == 1)
                await Task.WhenAll(people);
            await app.KillAsync();
            await Task.WhenAll(people);
            acknowledged.Count.ShouldBeGreaterThanOrEqualTo(enough);
        }

        await using var last = App();
        await last.ReadyAsync(Ct);
        await using var database = NpgsqlDataSource.Create(ConnectionString());
        await ShouldHoldEverythingOnceAsync(database, "cx", place!, Long);
    }

    [Fact]
    public async Task The_other_of_two_hosts_goes_on_when_one_is_killed()
    {
        // A server of its own: a projector waits for whatever transaction is open anywhere on the server, and other tests have long ones.
        await using var server = new TestPostgres();
        var connection = await server.NewDatabaseAsync();
        string[] arguments = [$"--ConnectionStrings:Store={connection}", "--Storage:Schema=two_hosts", $"--Storage:KeyFolder={keys}", "--urls", "http://127.0.0.1:0"];
        await using var one = new StartedApp(arguments);
        var first = await one.ReadyAsync(Ct);
        await using var other = new StartedApp(arguments);
        var second = await other.ReadyAsync(Ct);
        var place = await WaveAsync(one);
        var (here, there) = (Answering(first, place, People / 2), Answering(second, place, People / 2));
        await UntilAsync(() => Task.FromResult(acknowledged.Count >= 100), Long);

        await one.KillAsync();
        // The other one's people go on writing; what is there at this moment has to be folded by the other one in time.
        await using var database = NpgsqlDataSource.Create(connection);
        var then = await AskAsync<long>(database, "select max(seq_id) from two_hosts.mt_events");
        await UntilAsync(() => AskAsync<bool>(database, $"select bool_and(seq_id >= {then}) from two_hosts.cx_projection_progress"), TakenOverWithin);
        await Task.WhenAll(here);
        var meanwhile = acknowledged.Count;
        await UntilAsync(() => Task.FromResult(acknowledged.Count > meanwhile + 20), Long);

        await other.KillAsync();
        await Task.WhenAll(there);
        await using var last = new StartedApp(arguments);
        await last.ReadyAsync(Ct);
        await ShouldHoldEverythingOnceAsync(database, "two_hosts", place, Long);
        (await AskAsync<bool>(database, "select bool_and(mt_version <= (select count(*) from two_hosts.mt_events)) from two_hosts.mt_doc_wave_field")).ShouldBeTrue();
    }

    public void Dispose()
    {
        Directory.Delete(keys, recursive: true);
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    private StartedApp App() => new($"--Storage:DataFolder={data}", $"--Storage:KeyFolder={keys}", "--urls", "http://127.0.0.1:0");

    private async Task<Place> WaveAsync(StartedApp app)
    {
        account = await app.FirstAccountAsync(Ct);
        using var http = account.Browser();
        var org = await PostAsync(http, "/api/v1/organizations", new { name = "Harbour Works" });
        var units = new[] { new { code = "HQ", name = new { de = "Zentrale", en = "Head office" }, headcount = new { X = 5000, M = 0, F = 0 } } };
        var wave = await PostAsync(http, $"/api/v1/organizations/{org}/waves", new { questionnaire = Situations.Executive, version = "1.0", mode = "trial", units });
        using var open = await http.PostAsync($"/api/v1/organizations/{org}/waves/{wave}/open", null, Ct);
        open.EnsureSuccessStatusCode();
        var questionnaires = await http.GetFromJsonAsync<JsonElement>("/api/v1/questionnaires", Ct);
        return new(org, wave,
        [
            .. questionnaires.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == Situations.Executive)
                .GetProperty("variants").EnumerateArray().Single(variant => variant.GetProperty("code").GetString() == "X")
                .GetProperty("items").EnumerateArray().Select(item => item.GetString()!)
        ]);
    }

    private Task[] Answering(string address, Place place, int people) =>
        [.. Enumerable.Range(0, people).Select(_ => Task.Run(() => AnswerUntilRefusedAsync(address, place), Ct))];

    private async Task AnswerUntilRefusedAsync(string address, Place place)
    {
        using var http = account!.Browser(at: new(address));
        http.Timeout = TimeSpan.FromSeconds(40);
        try
        {
            while (true)
            {
                var sheet = await PostAsync(http, $"/api/v1/organizations/{place.Org}/waves/{place.Wave}/sheets", new { variant = "X", unit = "HQ" });
                opened.Enqueue(sheet);
                foreach (var item in place.Items)
                {
                    var value = 1 + Interlocked.Increment(ref number) % 5;
                    using var saved = await http.PutAsJsonAsync($"/api/v1/organizations/{place.Org}/sheets/{sheet}/answers/{item}", new { value }, Ct);
                    saved.EnsureSuccessStatusCode();
                    acknowledged.Enqueue(new(sheet, item, value));
                }
            }
        }
        catch (Exception ended) when (ended is HttpRequestException or OperationCanceledException && !Ct.IsCancellationRequested)
        {
            // What was under way may have arrived or not; nobody was told that it had.
        }
    }

    private static async Task<string> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, Ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }

    private async Task ShouldHoldEverythingOnceAsync(NpgsqlDataSource database, string schema, Place place, TimeSpan patience)
    {
        var answers = await LinesAsync(database,
            $"select stream_id || ' ' || (data ->> 'Item') || ' ' || (data ->> 'Value') from {schema}.mt_events where type = 'question_answered'");
        answers.Select(answer => answer[..answer.LastIndexOf(' ')]).ShouldBeUnique();
        acknowledged.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Sheet} {answer.Item} {answer.Value}")).Except(answers).ShouldBeEmpty();
        var sheets = await LinesAsync(database, $"select stream_id::text from {schema}.mt_events where type = 'answer_sheet_opened'");
        sheets.ShouldBeUnique();
        opened.Except(sheets).ShouldBeEmpty();
        (await LinesAsync(database, $"""
            select s.id::text from {schema}.mt_streams s
            left join (select stream_id, count(*) as events, max(version) as version from {schema}.mt_events group by stream_id) e on e.stream_id = s.id
            where s.version is distinct from e.events or s.version is distinct from e.version
            union all
            select s.id::text from {schema}.mt_streams s left join {schema}.mt_doc_answer_sheet d on d.id = s.id
            where s.type = 'answer_sheet' and d.mt_version is distinct from s.version
            """)).ShouldBeEmpty();

        await UntilAsync(() => AskAsync<bool>(database, $"""
            select count(*) > 0 and bool_and((p.transaction_id, p.seq_id) >= (select transaction_id, seq_id from {schema}.mt_events order by transaction_id desc, seq_id desc limit 1))
            from {schema}.cx_projection_progress p
            """), patience);
        (await LinesAsync(database, $"""
            select (data ->> 'Answers') || ' ' || (select sum((cell.value ->> 'Opened')::int) from jsonb_each(data -> 'Cells') cell)
            from {schema}.mt_doc_wave_field where id = '{place.Wave}'
            """)).ShouldBe([string.Create(CultureInfo.InvariantCulture, $"{answers.Count} {sheets.Count}")]);
    }

    private string[] PostmasterFile() => File.ReadAllLines(Path.Combine(data, "data", "postmaster.pid"));

    private void KillDatabase()
    {
        using var postmaster = Process.GetProcessById(int.Parse(PostmasterFile()[0], CultureInfo.InvariantCulture));
        postmaster.Kill();
    }

    private string ConnectionString() => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = int.Parse(PostmasterFile()[3], CultureInfo.InvariantCulture),
        Username = "cxmaturity",
        Password = File.ReadAllText(Path.Combine(data, "password")).Trim(),
        Database = "cxmaturity"
    }.ConnectionString;

    private static async Task UntilAsync(Func<Task<bool>> question, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await question())
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(patience);
            await Task.Delay(TimeSpan.FromMilliseconds(20), Ct);
        }
    }

    private static async Task<T> AskAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<List<string>> LinesAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct))
            lines.Add(reader.GetString(0));
        return lines;
    }
}
