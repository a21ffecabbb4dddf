using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Hardship;

/// <summary>The database that comes along ends without a word, and the app that it belongs to lives on.</summary>
public sealed class TheServerKilled : IDisposable
{
    private readonly string data = TestPostgres.NewFolder("server-killed");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task The_app_starts_it_again_and_people_go_on_where_they_were()
    {
        await using var app = new StartedApp(StartedApp.AnyPort, $"--Storage:DataFolder={data}");
        using var people = new Situations((await app.FirstAccountAsync(Ct)).Browser());
        var wave = await people.WaveAsync();
        var (sheet, items) = (await wave.SheetAsync(), await people.ItemsAsync(wave.Questionnaire));
        await wave.AnswerAsync(sheet, items[0], 3);

        for (var kill = 1; kill <= 2; kill++)
        {
            using (var server = Process.GetProcessById(int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "data", "postmaster.pid"), Ct))[0], CultureInfo.InvariantCulture)))
                server.Kill();
            await EventuallySavedAsync(people.Http, $"{wave.SheetPath(sheet)}/answers/{items[kill]}");
        }

        // What was saved just now may have gone through a part of the killed server that outlived it; people press once more then.
        (await EventuallyAsync(token => people.Http.PostAsync($"{wave.SheetPath(sheet)}/submit", null, token))).GetProperty("answered").GetInt32().ShouldBe(3);
    }

    private static Task<JsonElement> EventuallySavedAsync(HttpClient http, string path) => EventuallyAsync(token => http.PutAsJsonAsync(path, new { value = 4 }, token));

    private static async Task<JsonElement> EventuallyAsync(Func<CancellationToken, Task<HttpResponseMessage>> ask)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var answer = await ask(patience.Token);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }
}
