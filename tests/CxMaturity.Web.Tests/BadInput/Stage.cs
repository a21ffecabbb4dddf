using System.Net;
using System.Text;
using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.OwnPlays;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CxMaturity.Web.Tests.BadInput;

/// <summary>An organisation with something of everything in it, a stranger beside it, and a client whose language nobody speaks.</summary>
public sealed class Stage : IDisposable
{
    public const string Script = "<script>alert('x')</script>";

    private readonly CxHost host;
    private readonly Situations api;

    private Stage(CxHost host) => (this.host, api) = (host, new Situations(host, "xx"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Dictionary<string, string> Good { get; } = new()
    {
        ["item"] = "LEAD-01", ["id"] = Situations.Executive, ["version"] = "1.0", ["slug"] = "privacy", ["play"] = "P09", ["name"] = "no.png", ["documentName"] = "v1", ["word"] = "no-such-word"
    };

    public WaveSituation Open { get; private set; } = null!;

    public WaveSituation Closed { get; private set; } = null!;

    public WaveSituation Scheduled { get; private set; } = null!;

    public WaveSituation Strange { get; private set; } = null!;

    public string Sheet { get; private set; } = "";

    public string Submitted { get; private set; } = "";

    public string ClosedSheet { get; private set; } = "";

    public string StrangeSheet { get; private set; } = "";

    public Situations Api => api;

    public static async Task<Stage> SetAsync(CxHost host)
    {
        var stage = new Stage(host);
        stage.Open = await stage.api.WaveAsync(name: Script, org: await stage.api.OrganizationAsync(Script),
            units: [new { code = "HQ", name = new { de = Script, en = Script }, headcount = new { X = 5, M = 5, F = 5 } }]);
        stage.Closed = await stage.api.WaveAsync(org: stage.Open.Org);
        stage.Scheduled = await stage.api.WaveAsync(org: stage.Open.Org, open: false);
        stage.Strange = await stage.api.WaveAsync();
        stage.Sheet = await stage.Open.SheetAsync();
        stage.Submitted = await stage.Open.SheetAsync();
        stage.ClosedSheet = await stage.Closed.SheetAsync();
        stage.StrangeSheet = await stage.Strange.SheetAsync();
        await stage.Open.AnswerAsync(stage.Sheet, "LEAD-01", 3);
        await stage.Open.AnswerAsync(stage.Submitted, "LEAD-01", 3);
        await stage.Open.SubmitAsync(stage.Submitted);
        await stage.Closed.AnswerAsync(stage.ClosedSheet, "LEAD-01", 3);
        await stage.Closed.CloseAsync();
        await stage.Closed.ResultsAsync();

        var links = host.Services.GetRequiredService<InvitationKeeping>();
        stage.Good["invitation"] = await links.InviteAsync(Guid.Parse(stage.Open.Org), [Role.Analyst], null, Ct);
        stage.Good["reset"] = await links.PasswordResetAsync(await host.FirstIdAsync(), Ct);
        stage.Good["finding"] = (await host.Services.GetRequiredService<FindingKeeping>()
            .RecordAsync(stage.Open.Org, Script, Script, "INC", [new(ReferenceKind.Journey, Script)], Ct)).ToString();
        var initiative = await host.Services.GetRequiredService<InitiativeKeeping>().ProposeAsync(stage.Open.Org, Script, null, [], Ct);
        stage.Good["initiative"] = initiative.ToString();
        stage.Good["point"] = Guid.CreateVersion7().ToString();
        await host.Services.GetRequiredService<InitiativeKeeping>().ChangeAsync(stage.Open.Org, initiative,
            state => NoteDecider.Decide(state, new AddChecklistItem(Guid.Parse(stage.Good["point"]), Script, DateTimeOffset.UtcNow)), null, Ct);
        stage.Good["attachment"] = Guid.CreateVersion7().ToString();
        await host.Services.GetRequiredService<AttachmentKeeping>().AddAsync(stage.Open.Org, initiative, Guid.Parse(stage.Good["attachment"]), "notes.txt", "notes"u8.ToArray(), Ct);
        stage.Good["own"] = await host.Services.GetRequiredService<OwnPlayKeeping>().AddAsync(stage.Open.Org, null, OwnPlaySource.Template(Language.De, "OWN-1"), null, Ct);
        using var visitor = new Visitor(host);
        var field = await visitor.GoAsync($"/o/{stage.Open.Org}/waves/{stage.Open.Id}");
        (stage.Good["org"], stage.Good["wave"], stage.Good["sheet"], stage.Good["code"]) = (stage.Open.Org, stage.Open.Id, stage.Sheet, "LEAD");
        stage.Good["door"] = System.Text.RegularExpressions.Regex.Match(field, "/join/([a-z0-9]+)").Groups[1].Value;
        return stage;
    }

    public void Dispose() => api.Dispose();

    /// <summary>A route's path with good values, except for one.</summary>
    public string Path(string pattern, string? parameter = null, string? bad = null) =>
        System.Text.RegularExpressions.Regex.Replace(pattern, @"\{(\w+)[^}]*\}", match =>
            match.Groups[1].Value == parameter ? bad! : Good[match.Groups[1].Value]);

    /// <summary>Everything that has happened in the two organisations.</summary>
    public async Task<long> EventsAsync()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) from cx.mt_events where tenant_id in ($1, $2)", connection);
        command.Parameters.Add(new() { Value = Open.Org });
        command.Parameters.Add(new() { Value = Strange.Org });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>Whatever was not refused as it should be; a walk ends with all of it at once.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Sends and judges: this status, a sentence, the headers of every answer, and never a fault of ours.</summary>
    public async Task RefusedAsync(string method, string path, HttpContent? content, string? token, params HttpStatusCode[] expected)
    {
        var body = content is null || content.Headers.ContentLength > 200 ? "" : await content.ReadAsStringAsync(Ct);
        var asked = $"{method} {(path.Length > 200 ? path[..200] : path)} {content?.Headers.ContentType?.MediaType} {body}";
        using var request = new HttpRequestMessage(new(method), path) { Content = content };
        if (token is not null)
            request.Headers.Add("RequestVerificationToken", token);
        try
        {
            using var answer = await api.Http.SendAsync(request, Ct);
            await JudgeAsync(answer, asked, expected);
        }
        catch (HttpRequestException) when (content?.Headers.ContentLength > 1024 * 1024)
        {
            // The server hung up while a body was still coming that it would not take.
        }
        catch (ShouldAssertException fault)
        {
            Faults.Add(fault.Message);
        }
    }

    private static async Task JudgeAsync(HttpResponseMessage answer, string asked, HttpStatusCode[] expected)
    {
        if (!expected.Contains(answer.StatusCode))
            throw new ShouldAssertException($"{asked}: {(int)answer.StatusCode} instead of {string.Join(" or ", expected.Select(status => (int)status))}");
        if (!answer.Headers.Contains("Content-Security-Policy") || !answer.Headers.Contains("X-Content-Type-Options"))
            throw new ShouldAssertException($"{asked}: without security headers");
        if (answer.RequestMessage!.Method == HttpMethod.Head)
            return;
        if (asked.Contains(" /api/", StringComparison.Ordinal))
            await Refusals.ProblemAsync(answer, answer.StatusCode, asked);
        else
            ShouldBeAPageThatSaysWhy(await answer.Content.ReadAsStringAsync(Ct), asked);
    }

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    public static HttpContent Bytes(int count, string type)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes("Name=" + new string('a', count)));
        content.Headers.ContentType = new(type);
        return content;
    }

    private static void ShouldBeAPageThatSaysWhy(string html, string asked)
    {
        html.Contains("<html lang=", StringComparison.Ordinal).ShouldBeTrue($"no page: {asked}");
        html.Contains(Script, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"script: {asked}");
        var said = System.Text.RegularExpressions.Regex.Match(html, """(?s)role="alert"[^>]*>(.*?)</(div|span)>""");
        said.Success.ShouldBeTrue(asked);
        Refusals.ShouldBeASentence(WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(said.Groups[1].Value, "<[^>]+>", "")).Trim(), asked);
    }
}
