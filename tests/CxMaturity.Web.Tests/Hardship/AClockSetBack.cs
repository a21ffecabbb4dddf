using System.Net;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Operations;
using Npgsql;

namespace CxMaturity.Web.Tests.Hardship;

/// <summary>Somebody corrects the computer's clock by an hour while a wave runs.</summary>
public sealed class AClockSetBack(TestPostgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_loses_an_answer_nor_keeps_a_result_back()
    {
        var (clock, database) = (new MovingClock(), await postgres.NewDatabaseAsync());
        await using var host = new AnotherHost(database, clock);
        using var people = new Situations(await host.SignedInAsync());
        var wave = await people.WaveAsync();
        var items = await people.ItemsAsync(wave.Questionnaire);
        var sheets = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => wave.SheetAsync()));
        foreach (var sheet in sheets)
            await wave.AnswerAsync(sheet, items[0], 2);

        clock.Now = clock.Now.AddHours(-1);
        foreach (var sheet in sheets)
        {
            await wave.AnswerAsync(sheet, items[0], 4);
            foreach (var item in items[1..])
                await wave.AnswerAsync(sheet, item, 4);
            await wave.SubmitAsync(sheet);
        }

        clock.Now = clock.Now.AddHours(1);
        await wave.CloseAsync();
        clock.Now = clock.Now.AddHours(-1);

        (await wave.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(6);
        foreach (var page in new[] { $"/o/{wave.Org}/waves/{wave.Id}", $"/o/{wave.Org}/waves/{wave.Id}/results", $"/o/{wave.Org}/sheets/{sheets[0]}/result" })
        {
            using var answer = await people.Http.GetAsync(page, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }

        await using var store = NpgsqlDataSource.Create(database);
        await using var backwards = store.CreateCommand("""
            select count(*) from cx.mt_events earlier join cx.mt_events later on later.stream_id = earlier.stream_id and later.version > earlier.version
            where later.timestamp < earlier.timestamp
            """);
        (await backwards.ExecuteScalarAsync(Ct)).ShouldBe(0L);
    }

    private sealed class MovingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
