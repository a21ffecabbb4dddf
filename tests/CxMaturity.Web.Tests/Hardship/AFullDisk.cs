using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Web.Tests.Hardship;

/// <summary>The disk of the database runs full while people answer; the disk is a small one in memory that only the app sees.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class AFullDisk : IDisposable
{
    private const int Megabytes = 160;
    private const int MostAnswers = 20_000;

    private readonly string disk = Directory.CreateDirectory(TestPostgres.NewFolder("full-disk")).FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(disk, recursive: true);

    [Fact]
    public async Task Answers_are_refused_with_a_sentence_and_when_there_is_room_everything_goes_on_by_itself()
    {
        await using var app = new StartedApp(OnItsOwnDisk(), $"--Storage:DataFolder={disk}/cluster");
        using var people = new Situations((await app.FirstAccountAsync(Ct)).Browser());
        var wave = await people.WaveAsync();
        var (sheet, items) = (await wave.SheetAsync(), await people.ItemsAsync(wave.Questionnaire));
        var seen = $"/proc/{app.Id}/root{disk}";

        FillUp($"{seen}/ballast");
        var (saved, number) = (0, 0);
        HttpResponseMessage answer;
        while ((answer = await AnswerAsync()).IsSuccessStatusCode && number < MostAnswers)
            saved++;
        await Refusals.ProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "a full disk");
        File.Delete($"{seen}/ballast");

        await UntilAsync(async () =>
        {
            using var again = await AnswerAsync();
            if (!again.IsSuccessStatusCode)
                again.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            return again.IsSuccessStatusCode;
        });
        saved++;

        await using var database = NpgsqlDataSource.Create(await ConnectionStringAsync($"{seen}/cluster"));
        await using var count = database.CreateCommand("""
            select count(*), max(version) from cx.mt_events where stream_id = $1
            """);
        count.Parameters.AddWithValue(Guid.Parse(sheet));
        await using var reader = await count.ExecuteReaderAsync(Ct);
        await reader.ReadAsync(Ct);
        // The first event opened the sheet. Of a refused answer nobody was told that it was saved, and it may have been all the same.
        reader.GetInt64(0).ShouldBeInRange(saved + 1, number + 1);
        reader.GetInt64(1).ShouldBe(reader.GetInt64(0));
        (await wave.SubmitAsync(sheet)).GetProperty("status").GetString().ShouldBe("submitted");

        // Each answer differs from the one before on the same item, so that each is an event.
        Task<HttpResponseMessage> AnswerAsync()
        {
            var at = number++;
            return people.Http.PutAsJsonAsync($"{wave.SheetPath(sheet)}/answers/{items[at % items.Length]}", new { value = 1 + at / items.Length % 5 }, Ct);
        }
    }

    /// <summary>Mounting needs a say over mounts: root's own, or that of a user over a world of their own.</summary>
    private Launch OnItsOwnDisk()
    {
        var mount = $"mount -t tmpfs -o size={Megabytes}m,mode=755 tmpfs {disk} && exec";
        return new() { Through = Environment.IsPrivilegedProcess
            ? ["unshare", "--mount", "sh", "-c", $"{mount} \"$@\"", "sh"]
            : ["unshare", "--map-root-user", "--mount", "sh", "-c", $"{mount} unshare --user --map-user={Account("-u")} --map-group={Account("-g")} \"$@\"", "sh"] };
    }

    private static string Account(string which)
    {
        using var id = Process.Start(new ProcessStartInfo("id", [which]) { RedirectStandardOutput = true })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }

    private static void FillUp(string file)
    {
        using var ballast = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                ballast.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static async Task<string> ConnectionStringAsync(string cluster) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = int.Parse((await File.ReadAllLinesAsync(Path.Combine(cluster, "data", "postmaster.pid"), Ct))[3], CultureInfo.InvariantCulture),
        Username = "cxmaturity",
        Password = (await File.ReadAllTextAsync(Path.Combine(cluster, "password"), Ct)).Trim(),
        Database = "cxmaturity"
    }.ConnectionString;

    private static async Task UntilAsync(Func<Task<bool>> question)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await question())
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
    }
}
