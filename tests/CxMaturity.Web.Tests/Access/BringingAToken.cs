using System.Net;
using System.Net.Http.Headers;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CxMaturity.Web.Tests.Access;

/// <summary>Programs come in with tokens.</summary>
public sealed class BringingAToken(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_the_api_of_one_organisation_as_far_as_it_says()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var elsewhere = await api.WaveAsync();
        using var reading = await ProgramAsync(wave.Org, writes: false);
        using var writing = await ProgramAsync(wave.Org, writes: true);

        (await PostAsync(reading, $"{wave.Path}/sheets")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(writing, $"{wave.Path}/sheets")).ShouldBe(HttpStatusCode.Created);
        (await PostAsync(writing, $"{elsewhere.Path}/sheets")).ShouldBe(HttpStatusCode.NotFound);
        // Not closed yet: it is in, and there is nothing to read.
        (await reading.GetAsync($"{wave.Path}/results", Ct)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        // No page, no other door.
        (await writing.GetAsync($"/o/{wave.Org}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await writing.GetAsync($"/o/{wave.Org}/members", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await writing.GetAsync($"/o/{wave.Org}/tokens", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(writing, "/api/v1/organizations")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer cx_wrong")]
    [InlineData("bearer x")]
    [InlineData("Bearer cx_ cx_")]
    [InlineData("Basic a2ltOmtpbQ==")]
    public async Task A_wrong_one_is_nobodys(string authorization)
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        using var http = host.Stranger();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        (await PostAsync(http, $"{wave.Path}/sheets")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Is_made_once_shown_once_used_and_revoked_on_its_page()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        using var founder = new Visitor(host);
        await founder.GoAsync($"/o/{wave.Org}/tokens");
        founder.Html.ShouldContain("There is no token yet");

        var html = await founder.PostAsync($"/o/{wave.Org}/tokens", ("Name", "Warehouse"), ("Scope", "write"), ("Days", "30"));
        var secret = System.Text.RegularExpressions.Regex.Match(html, """id="made" value="(cx_[^"]+)""").Groups[1].Value;
        (await founder.GoAsync($"/o/{wave.Org}/tokens")).ShouldNotContain(secret);
        founder.Html.ShouldContain("never used");
        using var program = host.Stranger();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        (await PostAsync(program, $"{wave.Path}/sheets")).ShouldBe(HttpStatusCode.Created);
        (await founder.GoAsync($"/o/{wave.Org}/tokens")).ShouldContain("last used");

        var token = System.Text.RegularExpressions.Regex.Match(founder.Html, """name="token" value="([^"]+)""").Groups[1].Value;
        await founder.PostAsync($"/o/{wave.Org}/tokens?handler=Revoke", ("token", token));
        founder.Html.ShouldContain("revoked");
        (await PostAsync(program, $"{wave.Path}/sheets")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StoredAsync(secret)).ShouldBe(0, "only the hash is kept");
    }

    [Fact]
    public async Task Ends_when_it_said_it_would()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var tokens = host.Services.GetRequiredService<ApiTokenKeeping>();

        var made = (await tokens.MakeAsync(Guid.Parse(wave.Org), "Short", writes: true, days: 1, Ct)).TokenId;

        var token = (await tokens.OfAsync(Guid.Parse(wave.Org), Ct)).Single(known => known.Token.Id == made).Token;
        token.IsGoodAt(token.MadeAt.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public async Task Is_made_on_the_command_line_too()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();

        await using var command = new StartedApp("--create-token", wave.Org, "Nightly", "--write", "--days", "7", "--ConnectionStrings:Store", host.ConnectionString);
        (await command.EndedAsync(Ct)).ShouldBe(0, command.Errors);
        await using var wrong = new StartedApp("--create-token", Guid.NewGuid().ToString(), "Nightly", "--ConnectionStrings:Store", host.ConnectionString);
        (await wrong.EndedAsync(Ct)).ShouldBe(2);
        await using var unnamed = new StartedApp("--create-token", wave.Org);
        (await unnamed.EndedAsync(Ct)).ShouldBe(2);

        using var program = host.Stranger();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", command.Output.Trim());
        (await PostAsync(program, $"{wave.Path}/sheets")).ShouldBe(HttpStatusCode.Created);
        wrong.Errors.ShouldNotContain("   at ");
        unnamed.Errors.ShouldContain("needs an organisation and a name");
    }

    private async Task<HttpClient> ProgramAsync(string org, bool writes)
    {
        var (secret, _) = await host.Services.GetRequiredService<ApiTokenKeeping>().MakeAsync(Guid.Parse(org), "Program", writes, 9, Ct);
        var http = host.Stranger();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path)
    {
        using var answer = await http.PostAsync(path, BadInput.Stage.Json("""{"variant":"X","unit":"HQ","name":"x"}"""), Ct);
        return answer.StatusCode;
    }

    private async Task<long> StoredAsync(string secret)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) from cx.mt_doc_api_token_secret where data::text like '%' || $1 || '%'", connection);
        command.Parameters.Add(new() { Value = secret });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
