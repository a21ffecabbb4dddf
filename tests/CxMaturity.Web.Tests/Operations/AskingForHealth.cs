using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Operations;

public sealed class AskingForHealth(CxHost host, TestPostgres postgres)
{
    private static readonly TimeSpan FewSeconds = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_that_the_process_lives_without_a_question_to_anybody()
    {
        using var browser = host.Browser();

        (await browser.GetFromJsonAsync<JsonElement>("/health/live", Ct)).GetProperty("status").GetString().ShouldBe("healthy");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Answers_watchers_who_want_the_head_alone(string address)
    {
        using var browser = host.Browser();
        using var head = new HttpRequestMessage(HttpMethod.Head, address);

        using var answer = await browser.SendAsync(head, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "The database answers")]
    [InlineData("de", "Die Datenbank antwortet")]
    public async Task Tells_each_check_in_a_sentence_and_no_secret(string language, string sentence)
    {
        using var browser = host.Browser(language);

        var (status, answer, text) = await ReadyAsync(browser);

        status.ShouldBe(HttpStatusCode.OK, text);
        answer.GetProperty("status").GetString().ShouldBe("healthy");
        Sentences(answer).Keys.ShouldBe(["database", "projections", "disk", "questionnaires", "keys"], ignoreOrder: true);
        Sentences(answer)["database"].ShouldStartWith(sentence);
        foreach (var said in Sentences(answer).Values)
            Refusals.ShouldBeASentence(said, "/health/ready");
        foreach (var secret in new[] { "Password", "Username", "Host=", "/tmp", "cxmaturity-tests" })
            text.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task Says_that_the_database_is_gone_and_by_itself_that_it_is_back()
    {
        await using var way = new Relay(await postgres.NewDatabaseAsync());
        await using var away = new AnotherHost(way.ConnectionString);
        using var browser = away.Browser();
        (await ReadyAsync(browser)).Status.ShouldBe(HttpStatusCode.OK);

        way.Cut();
        var (status, answer, text) = await ReadyAsync(browser);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable, text);
        answer.GetProperty("status").GetString().ShouldBe("unhealthy");
        Sentences(answer)["database"].ShouldBe("The database cannot be reached.");
        (await browser.GetAsync("/health/live", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await browser.GetStringAsync("/operations", Ct);
        page.ShouldContain("The database cannot be reached.");
        page.ShouldContain("Not known as long as the database does not answer.");

        way.Open();
        await EventuallyReadyAsync(browser);
    }

    [Fact]
    public async Task Answers_within_seconds_while_the_database_hangs_and_by_itself_when_it_goes_on()
    {
        await using var way = new Relay(await postgres.NewDatabaseAsync());
        await using var away = new AnotherHost(way.ConnectionString, ("Operations:CheckSeconds", "1"));
        using var browser = away.Browser();
        (await ReadyAsync(browser)).Status.ShouldBe(HttpStatusCode.OK);

        way.Block();
        var watch = Stopwatch.StartNew();
        // Many who ask at once wait for the same answer.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadyAsync(browser)));
        watch.Elapsed.ShouldBeLessThan(FewSeconds);
        foreach (var (status, answer, text) in answers)
        {
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, text);
            Sentences(answer)["database"].ShouldBe("The database did not answer within 1 s, or no connection to it came free.");
        }

        (await browser.GetAsync("/operations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        way.Unblock();
        await EventuallyReadyAsync(browser);
    }

    private static async Task EventuallyReadyAsync(HttpClient browser)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var (status, _, text) = await ReadyAsync(browser);
            if (status == HttpStatusCode.OK)
                return;
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), text);
            await look.WaitForNextTickAsync(Ct);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer, string Text)> ReadyAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/health/ready", Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(text), text);
    }

    private static Dictionary<string, string> Sentences(JsonElement answer) => answer.GetProperty("checks").EnumerateArray()
        .ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("sentence").GetString()!);
}
