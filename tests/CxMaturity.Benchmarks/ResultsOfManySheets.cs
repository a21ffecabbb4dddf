using System.Diagnostics;
using System.Globalization;
using CxMaturity.Benchmarks.Bench;
using CxMaturity.Benchmarks.Http;

namespace CxMaturity.Benchmarks;

/// <summary>The results page and the workbook of a wave of 100,000 sheets, against one of 100.</summary>
public static class ResultsOfManySheets
{
    private const int Few = 100;
    private const int Many = 100_000;
    private const int Times = 200;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    public static async Task<IReadOnlyList<Line>> RunAsync(Database database, AppProcess app, string questionnaires)
    {
        using var few = await ClosedWaveAsync(database, app, questionnaires, Few);
        using var many = await ClosedWaveAsync(database, app, questionnaires, Many);

        var pages = await new Rounds(() => MillisecondsAsync(app, few), () => MillisecondsAsync(app, many)).RunAsync();
        var before = app.Memory;
        var highest = 0L;
        var books = await new Rounds(() => WorkbookAsync(few), () => WorkbookAsync(many)).RunAsync();
        return
        [
            new($"results page with {Many:#,0} sheets against {Few}", string.Create(CultureInfo.InvariantCulture, $"{pages.Ratio:0.00} ×"), "≤ 2 ×, aim 1.2 ×",
                $"{Rounds.Spread(pages.Subject, "0.00")} ms against {Rounds.Spread(pages.Floor, "0.00")} ms"),
            new($"workbook of a wave of {Many:#,0} sheets", string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median(books.Subject):0.00} s, +{(highest - before) / 1024.0 / 1024:0} MB"),
                "≤ 2 s, +150 MB", $"{Rounds.Spread(books.Subject, "0.000")} s; a wave of {Few} takes {Rounds.Spread(books.Floor, "0.000")} s")
        ];

        async Task<double> WorkbookAsync(Stage stage)
        {
            var watch = Stopwatch.StartNew();
            var making = stage.PageAsync($"/api/v1/organizations/{stage.Organization}/waves/{stage.Wave}/workbook.xlsx?lang=en");
            while (!making.IsCompleted)
            {
                highest = Math.Max(highest, app.Memory);
                await Task.WhenAny(making, Task.Delay(Glance));
            }

            await making;
            return watch.Elapsed.TotalSeconds;
        }
    }

    private static async Task<Stage> ClosedWaveAsync(Database database, AppProcess app, string questionnaires, int sheets)
    {
        var stage = await Stage.WithOpenWaveAsync(app, BenchQuestionnaire.Id);
        await using var store = await BareStore.InSchemaAsync(database, "cx", questionnaires);
        await ManySheets.WriteAsync(store.Events, store.Catalog.Require(BenchQuestionnaire.Id, "1.0"), stage.Organization, Guid.Parse(stage.Wave), sheets, eachAnswer: false);
        await stage.CloseAsync();
        // The app's own projector has to be through before anybody can be shown anything.
        while ((await store.Events.LagAsync()).Any(lag => lag.Events > 0))
            await Task.Delay(Glance * 20);
        return stage;
    }

    private static async Task<double> MillisecondsAsync(AppProcess app, Stage stage)
    {
        using var connection = await KeepAliveConnection.OpenAsync(app.Address);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            var answer = await connection.SendAsync("GET", $"{stage.Join}/results", cookie: app.Cookie);
            if (answer.Status != 200)
                throw new InvalidOperationException($"The results answered {answer.Status}.");
        }

        return watch.Elapsed.TotalMilliseconds / Times;
    }
}
