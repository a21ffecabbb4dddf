using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CxMaturity.Web.Tests;

/// <summary>What a client of the API says and hears; situations that tests begin with are made through it.</summary>
public sealed class Situations(HttpClient http) : IDisposable
{
    public const string Executive = "cx-executive-check";
    public const string Full = "cx-full";
    public const string Pulse = "cx-pulse";

    public Situations(CxHost host, string language = "en") : this(host.Browser(language, followsRedirects: false))
    {
    }

    public HttpClient Http => http;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Http.Dispose();

    public async Task<string> OrganizationAsync(string name = "Harbour Works") =>
        (await SendAsync(HttpMethod.Post, "/api/v1/organizations", new { name }, HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public async Task<WaveSituation> WaveAsync(
        string questionnaire = Executive, string mode = "trial", string? name = null, string? org = null, object[]? units = null, bool open = true)
    {
        org ??= await OrganizationAsync();
        units ??= [new { code = "HQ", name = new { de = "Zentrale", en = "Head office" }, headcount = new { X = 12, M = 20, F = 40 } }];
        var created = await SendAsync(HttpMethod.Post, $"/api/v1/organizations/{org}/waves",
            new { questionnaire, version = "1.0", mode, name, units }, HttpStatusCode.Created);
        var wave = new WaveSituation(this, org, created.GetProperty("id").GetString()!, questionnaire);
        if (open)
            await wave.OpenAsync();
        return wave;
    }

    /// <summary>The items that the API lists for one variant, in its order.</summary>
    public async Task<string[]> ItemsAsync(string questionnaire, string variant = "X") =>
    [
        .. (await QuestionnaireAsync(questionnaire)).GetProperty("variants").EnumerateArray()
            .Single(entry => entry.GetProperty("code").GetString() == variant).GetProperty("items").EnumerateArray().Select(item => item.GetString()!)
    ];

    public async Task<JsonElement> QuestionnaireAsync(string questionnaire) =>
        (await SendAsync(HttpMethod.Get, "/api/v1/questionnaires")).EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == questionnaire);

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await AskAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.StatusCode.ShouldBe(expected, $"{method} {path}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        return await Http.SendAsync(request, Ct);
    }

    /// <summary>A refusal: problem details with this status, and a sentence that is no key.</summary>
    public async Task<JsonElement> RefusedAsync(HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using var answer = await AskAsync(method, path, body);
        return await Refusals.ProblemAsync(answer, expected, $"{method} {path}");
    }
}

/// <summary>A wave with what clients do in it.</summary>
public sealed record WaveSituation(Situations Api, string Org, string Id, string Questionnaire)
{
    public string Path => $"/api/v1/organizations/{Org}/waves/{Id}";

    public string SheetPath(string sheet) => $"/api/v1/organizations/{Org}/sheets/{sheet}";

    public Task<JsonElement> OpenAsync() => Api.SendAsync(HttpMethod.Post, $"{Path}/open");

    public Task<JsonElement> CloseAsync() => Api.SendAsync(HttpMethod.Post, $"{Path}/close");

    /// <summary>The official result; while it is being computed, it is asked for again.</summary>
    public async Task<JsonElement> ResultsAsync(string query = "")
    {
        for (var look = 1; look < 12; look++)
        {
            using var answer = await Api.AskAsync(HttpMethod.Get, $"{Path}/results{query}");
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                break;
        }

        return await Api.SendAsync(HttpMethod.Get, $"{Path}/results{query}");
    }

    public async Task<string> SheetAsync(string variant = "X", string unit = "HQ") =>
        (await Api.SendAsync(HttpMethod.Post, $"{Path}/sheets", new { variant, unit }, HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public Task<JsonElement> AnswerAsync(string sheet, string item, object value) =>
        Api.SendAsync(HttpMethod.Put, $"{SheetPath(sheet)}/answers/{item}", new { value });

    public Task<JsonElement> SubmitAsync(string sheet) => Api.SendAsync(HttpMethod.Post, $"{SheetPath(sheet)}/submit");

    /// <summary>Sheets whose every item says as much for maturity as the person's number has it, however it is asked.</summary>
    public Task<string[]> SubmittedAsync(int count, string variant, Func<int, int> standing) => StandingAsync(count, variant, (i, _) => standing(i));

    /// <summary>The same with a rule that looks at the item, too.</summary>
    public async Task<string[]> StandingAsync(int count, string variant, Func<int, string, int> standing)
    {
        var reversed = (await Api.QuestionnaireAsync(Questionnaire)).GetProperty("dimensions").EnumerateArray()
            .SelectMany(dimension => dimension.GetProperty("subScales").EnumerateArray()).SelectMany(scale => scale.GetProperty("items").EnumerateArray())
            .Where(item => item.GetProperty("key").GetInt32() < 0).Select(item => item.GetProperty("id").GetString()!).ToHashSet();
        return await SubmittedAsync(count, variant, (i, item) => reversed.Contains(item) ? 6 - standing(i, item) : standing(i, item));
    }

    /// <summary>Sheets of one variant, each item answered by the rule, submitted; several at once as in real life.</summary>
    public async Task<string[]> SubmittedAsync(int count, string variant, Func<int, string, int> value, string unit = "HQ")
    {
        var items = await Api.ItemsAsync(Questionnaire, variant);
        var sheets = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (i, _) =>
        {
            sheets[i] = await SheetAsync(variant, unit);
            foreach (var item in items)
                await AnswerAsync(sheets[i], item, value(i, item));
            await SubmitAsync(sheets[i]);
        });
        return sheets;
    }
}
