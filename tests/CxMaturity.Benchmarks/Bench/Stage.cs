using System.Net.Http.Json;
using System.Text.Json;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>An organisation with an open wave, set up through the API as any client would.</summary>
public sealed class Stage(AppProcess app) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address, DefaultRequestHeaders = { { "Cookie", app.Cookie } } };

    public string Organization { get; private set; } = "";

    public string Wave { get; private set; } = "";

    public string Join => $"/o/{Organization}/waves/{Wave}";

    public static Task<Stage> WithOpenWaveAsync(AppProcess app, string questionnaire) => WithOpenWaveAsync(app, questionnaire, ["ALL"], 100_000);

    /// <param name="heads">People per role group and unit.</param>
    public static async Task<Stage> WithOpenWaveAsync(AppProcess app, string questionnaire, IReadOnlyList<string> units, int heads)
    {
        var stage = new Stage(app);
        stage.Organization = await stage.CreateAsync("/api/v1/organizations", new { name = "Benchmark" });
        stage.Wave = await stage.CreateAsync($"/api/v1/organizations/{stage.Organization}/waves", new
        {
            questionnaire,
            version = "1.0",
            mode = "trial",
            units = units.Select(unit => new { code = unit, name = new { de = unit, en = unit }, headcount = new { X = heads, M = heads, F = heads } })
        });
        await stage.MoveAsync("open");
        return stage;
    }

    public Task CloseAsync() => MoveAsync("close");

    public Task<string> OpenSheetAsync() => CreateAsync($"/api/v1/organizations/{Organization}/waves/{Wave}/sheets", new { variant = "F", unit = "ALL" });

    public async Task<string> PageAsync(string path) => await http.GetStringAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => http.Dispose();

    private async Task MoveAsync(string verb)
    {
        using var answer = await http.PostAsync(new Uri($"/api/v1/organizations/{Organization}/waves/{Wave}/{verb}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> CreateAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
