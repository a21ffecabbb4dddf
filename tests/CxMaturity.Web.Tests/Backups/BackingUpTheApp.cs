using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Backups;

/// <summary>The whole way with the app as people run it, with databases of its own: at work and stopped.</summary>
public sealed partial class BackingUpTheApp : IDisposable
{
    private const int Sheets = 6;

    private readonly string folder = Directory.CreateTempSubdirectory("cx-backup-").FullName;
    private readonly string one = TestPostgres.NewFolder("one"), other = TestPostgres.NewFolder("other");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string BackupFile => Path.Combine(folder, "cx.backup");

    public void Dispose()
    {
        foreach (var used in new[] { folder, one, other }.Where(Directory.Exists))
            Directory.Delete(used, recursive: true);
    }

    [Fact]
    public async Task Results_of_a_running_app_are_the_same_bytes_in_one_that_was_restored()
    {
        string path, results, fingerprint;
        await using (var app = new StartedApp(At(one)))
        {
            using var api = await SituationsAsync(app);
            (path, results) = await ClosedWaveAsync(api);

            fingerprint = Fingerprint(await DoAsync("--backup", BackupFile, At(one)));

            // It was not in the way.
            (await ResultsAsync(api, path)).ShouldBe(results);
            (await RefusedAsync("--backup", BackupFile, At(one))).ShouldContain("exists already");
        }

        Fingerprint(await DoAsync("--restore", BackupFile, At(other))).ShouldBe(fingerprint);
        Fingerprint(await DoAsync("--backup", $"{BackupFile}.again", At(other))).ShouldBe(fingerprint);
        await using var restored = new StartedApp(At(other));
        using var there = await SignedInAsync(restored);
        (await ResultsAsync(there, path)).ShouldBe(results);
        await ShouldGoOnAsync(there);
    }

    [Fact]
    public async Task A_running_app_goes_on_with_what_is_restored_beneath_it()
    {
        string path, results;
        // An installation that has published one questionnaire only.
        var assessments = Directory.CreateDirectory(Path.Combine(folder, "assessments")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Source.Root, "assessments")).Where(file => !Path.GetFileName(file).StartsWith("cx-", StringComparison.Ordinal) || file.Contains(Situations.Executive)))
            File.Copy(file, Path.Combine(assessments, Path.GetFileName(file)));
        await using (var small = new StartedApp([.. At(one), $"--Library:Assessments={assessments}"]))
        {
            using var api = await SituationsAsync(small);
            (path, results) = await ClosedWaveAsync(api);
        }

        await DoAsync("--backup", BackupFile, At(one));
        await using var app = new StartedApp(At(other));
        using var before = await SituationsAsync(app);
        var lost = await before.WaveAsync(Situations.Pulse);
        (await RefusedAsync("--restore", BackupFile, At(other))).ShouldContain("add --replace");
        await lost.SheetAsync();

        var said = await DoAsync("--restore", BackupFile, [.. At(other), "--replace"]);

        said.ShouldContain("What was there until now is in");
        Directory.GetFiles(folder, "cx-before-restore-*.backup").Length.ShouldBe(1);
        using var there = await SignedInAsync(app);
        (await ResultsAsync(there, path)).ShouldBe(results);
        (await there.AskAsync(HttpMethod.Get, lost.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // What the backup's installation had not published is published again.
        await ShouldGoOnAsync(there);
    }

    private static async Task<(string Path, string Results)> ClosedWaveAsync(Situations api)
    {
        var wave = await api.WaveAsync();
        await wave.SubmittedAsync(Sheets, "X", (sheet, item) => 1 + (sheet + item.Length) % 5);
        await wave.CloseAsync();
        return ($"{wave.Path}/results", await ResultsAsync(api, $"{wave.Path}/results"));
    }

    /// <summary>The read models of a host that has just been restored may still be on their way.</summary>
    private static async Task<string> ResultsAsync(Situations api, string path)
    {
        while (true)
        {
            using var answer = await api.AskAsync(HttpMethod.Get, path);
            if (answer.StatusCode == HttpStatusCode.OK)
                return await answer.Content.ReadAsStringAsync(Ct);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound);
            await Task.Delay(TimeSpan.FromMilliseconds(50), Ct);
        }
    }

    private static async Task ShouldGoOnAsync(Situations api)
    {
        var wave = await api.WaveAsync(Situations.Pulse);
        await wave.SubmittedAsync(Sheets, "X", (_, _) => 4);
        await wave.CloseAsync();
        (await wave.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(Sheets);
    }

    private static async Task<Situations> SituationsAsync(StartedApp app) => new((await app.FirstAccountAsync(Ct)).Browser());

    /// <summary>Accounts come with the backup; sessions of another installation do not.</summary>
    private static async Task<Situations> SignedInAsync(StartedApp app) => new(await FirstAccount.SignInAsync(new(await app.ReadyAsync(Ct))));

    private string[] At(string data) => ["--urls=http://127.0.0.1:0", $"--Storage:DataFolder={data}", $"--Storage:KeyFolder={folder}/keys"];

    private static async Task<string> DoAsync(string verb, string file, string[] settings)
    {
        await using var command = new StartedApp([verb, file, .. settings]);
        (await command.EndedAsync(Ct)).ShouldBe(0, command.Errors + command.Output);
        return command.Output;
    }

    private static async Task<string> RefusedAsync(string verb, string file, string[] settings)
    {
        await using var command = new StartedApp([verb, file, .. settings]);
        (await command.EndedAsync(Ct)).ShouldBe(2, command.Errors + command.Output);
        command.Errors.ShouldNotContain("   at ");
        return command.Errors;
    }

    private static string Fingerprint(string said) => FingerprintPattern().Match(said) is { Success: true } found
        ? found.Groups["hash"].Value
        : throw new InvalidOperationException($"No fingerprint in: {said}");

    [GeneratedRegex("fingerprint (?<hash>[0-9a-f]{12})")]
    private static partial Regex FingerprintPattern();
}
