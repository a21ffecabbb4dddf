using System.Net;
using System.Net.Http.Json;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Operations;
using Npgsql;

namespace CxMaturity.Web.Tests.Hardship;

/// <summary>The database is slow, or gone and back, or all ways to it are taken: people read why, and go on where they were.</summary>
public sealed class ADatabaseInTrouble(TestPostgres postgres)
{
    private const int Crowd = 60;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_is_gone_for_a_minute_a_sentence_says_so_and_afterwards_everybody_goes_on()
    {
        await using var way = new Relay(await postgres.NewDatabaseAsync());
        await using var host = new AnotherHost(way.ConnectionString);
        using var people = new Situations(await host.SignedInAsync());
        var wave = await people.WaveAsync();
        var (sheet, items) = (await wave.SheetAsync(), await people.ItemsAsync(wave.Questionnaire));
        await wave.AnswerAsync(sheet, items[0], 3);

        way.Cut();
        await people.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(sheet)}/answers/{items[1]}", new { value = 4 }, HttpStatusCode.ServiceUnavailable);
        using (var page = await people.Http.GetAsync($"/o/{wave.Org}/sheets/{sheet}/review", Ct))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await page.Content.ReadAsStringAsync(Ct)).ShouldContain("The database does not answer at the moment.");
        }

        // Whoever asks during the minute is told so, and nobody waits for long.
        for (var second = 0; second < 60; second += 5)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), Ct);
            await people.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(sheet)}/answers/{items[1]}", new { value = 4 }, HttpStatusCode.ServiceUnavailable);
        }

        way.Open();
        await EventuallySavedAsync(people, $"{wave.SheetPath(sheet)}/answers/{items[1]}");
        (await wave.SubmitAsync(sheet)).GetProperty("answered").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task While_it_is_slow_people_wait_and_are_answered()
    {
        await using var way = new Relay(await postgres.NewDatabaseAsync());
        await using var host = new AnotherHost(way.ConnectionString);
        using var people = new Situations(await host.SignedInAsync());
        var wave = await people.WaveAsync();
        var (sheet, items) = (await wave.SheetAsync(), await people.ItemsAsync(wave.Questionnaire));

        way.Block();
        var saving = wave.AnswerAsync(sheet, items[0], 3);
        (await Task.WhenAny(saving, Task.Delay(TimeSpan.FromSeconds(2), Ct))).ShouldNotBe(saving);
        way.Unblock();

        await saving;
        (await wave.SubmitAsync(sheet)).GetProperty("answered").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_crowd_that_takes_all_connections_is_told_to_come_again_and_loses_nothing()
    {
        await using var way = new Relay(await postgres.NewDatabaseAsync());
        var narrow = new NpgsqlConnectionStringBuilder(way.ConnectionString) { MaxPoolSize = 6, Timeout = 1 };
        await using var host = new AnotherHost(narrow.ConnectionString);
        using var people = new Situations(await host.SignedInAsync());
        var wave = await people.WaveAsync();
        var items = await people.ItemsAsync(wave.Questionnaire);
        var sheets = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => wave.SheetAsync()));

        way.Block();
        var crowd = sheets.Select(sheet => people.AskAsync(HttpMethod.Get, $"/o/{wave.Org}/sheets/{sheet}/review")).ToArray();
        var turnedAway = await await Task.WhenAny(crowd);
        turnedAway.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        way.Unblock();
        (await Task.WhenAll(crowd)).Select(answer => answer.StatusCode).ShouldBeSubsetOf([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);

        foreach (var sheet in sheets)
            await EventuallySavedAsync(people, $"{wave.SheetPath(sheet)}/answers/{items[0]}");
        foreach (var sheet in sheets)
            (await wave.SubmitAsync(sheet)).GetProperty("answered").GetInt32().ShouldBe(1);
    }

    private static async Task EventuallySavedAsync(Situations people, string path)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var answer = await people.Http.PutAsJsonAsync(path, new { value = 4 }, patience.Token);
            if (answer.IsSuccessStatusCode)
                return;
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }
}
