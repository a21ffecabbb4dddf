using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CxMaturity.Benchmarks.Bench;
using CxMaturity.Benchmarks.Http;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Storage;

namespace CxMaturity.Benchmarks;

/// <summary>The whole instrument over 40 units and 3 role groups: how long a result takes to be fixed, shown, and folded anew.</summary>
public static class AWaveOfManyCells
{
    private const string Questionnaire = "cx-full";
    private const int Units = 40;
    private const int Few = 1_000;
    private const int Many = 100_000;
    private const int Times = 40;

    public static async Task<IReadOnlyList<Line>> RunAsync(Database database, AppProcess app, string questionnaires)
    {
        var (few, fixingFew) = await ClosedAsync(database, app, questionnaires, Few);
        var (many, fixingMany) = await ClosedAsync(database, app, questionnaires, Many);
        using (few)
        using (many)
        {
            var pages = await new Rounds(() => MillisecondsAsync(app, few), () => MillisecondsAsync(app, many)).RunAsync();
            var folds = new List<double>();
            for (var round = 0; round < 3; round++)
                folds.Add(await FoldAsync(database, questionnaires, many));
            return
            [
                new($"results page with {Many:#,0} sheets, {Units} units, 3 role groups", string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median(pages.Subject):0.0} ms"),
                    "≤ 300 ms", $"{Rounds.Spread(pages.Subject, "0.0")} ms"),
                new($"the same against {Few:#,0} sheets", string.Create(CultureInfo.InvariantCulture, $"{pages.Ratio:0.00} ×"), "≤ 2 ×", $"{Rounds.Spread(pages.Floor, "0.0")} ms"),
                new($"folding the {Many:#,0} submitted sheets for a restatement", string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median([.. folds]):0.00} s"),
                    "≤ 5 s", $"{Rounds.Spread([.. folds], "0.00")} s"),
                new($"fixing a result of {Many:#,0} sheets, with drivers and what may be shown", string.Create(CultureInfo.InvariantCulture, $"{fixingMany:0.0} s"),
                    "≤ 60 s", string.Create(CultureInfo.InvariantCulture, $"once; {Few:#,0} sheets take {fixingFew:0.0} s"))
            ];
        }
    }

    private static async Task<(Stage Stage, double Seconds)> ClosedAsync(Database database, AppProcess app, string questionnaires, int sheets)
    {
        var stage = await Stage.WithOpenWaveAsync(app, Questionnaire, [.. Enumerable.Range(1, Units).Select(unit => $"U{unit}")], 3 * Many / Units);
        await using var store = await BareStore.InSchemaAsync(database, "cx", questionnaires);
        var questionnaire = store.Catalog.Require(Questionnaire, "1.0");
        for (var from = 0; from < sheets; from += 5_000)
            await store.Events.AppendWholeAsync([.. Enumerable.Range(from, Math.Min(5_000, sheets - from))
                .Select(number => Sheet(questionnaire, stage.Organization, Guid.Parse(stage.Wave), number))]);
        while ((await store.Events.LagAsync()).Any(lag => lag.Events > 0))
            await Task.Delay(100);
        var watch = Stopwatch.StartNew();
        await stage.CloseAsync();
        while (!(await stage.PageAsync($"{stage.Join}/results")).Contains("id=\"measures-table\"", StringComparison.Ordinal))
            await Task.Delay(50);
        return (stage, watch.Elapsed.TotalSeconds);
    }

    /// <summary>One submitted sheet, three in a hundred of them executives', sixteen middle managers'.</summary>
    private static StreamWithHistory Sheet(Questionnaire questionnaire, string tenant, Guid wave, int number)
    {
        var random = new Random(number);
        var audience = random.Next(100) switch { < 3 => Audience.X, < 19 => Audience.M, _ => Audience.F };
        var (id, now, leaning) = (Guid.NewGuid(), new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddSeconds(number), random.NextDouble() * 2 - 1);
        var answers = questionnaire.ItemsFor(audience).ToDictionary(item => item.Id, item =>
            random.Next(25) == 0 ? Item.CannotJudge : Math.Clamp((int)Math.Round(3 + (item.Key > 0 ? leaning : -leaning) + random.NextDouble() * 3 - 1.5), 1, item.Highest));
        AnswerSheetEvent[] history =
        [
            new AnswerSheetOpened(id, wave, questionnaire.Id, questionnaire.Version, audience, $"U{1 + number % Units}", number, now),
            new AnswerSheetSubmitted(id, wave, questionnaire.Id, questionnaire.Version, audience, $"U{1 + number % Units}", answers, false, now)
        ];
        return StreamWithHistory.Of(tenant, Streams.AnswerSheets, id, history, happened => happened.At);
    }

    private static async Task<double> FoldAsync(Database database, string questionnaires, Stage stage)
    {
        await using var store = await BareStore.InSchemaAsync(database, "cx", questionnaires);
        var folded = new FoldedWave(store.Catalog.Require(Questionnaire, "1.0"));
        var watch = Stopwatch.StartNew();
        await store.Events.For(stage.Organization).History.EachTaggedAsync(Guid.Parse(stage.Wave), CountedSheet.Events, happened => folded.Add(CountedSheet.Of(happened)!));
        _ = folded.Cells();
        var seconds = watch.Elapsed.TotalSeconds;
        return folded.Table.Count == Many ? seconds : throw new InvalidOperationException($"{folded.Table.Count} sheets were folded.");
    }

    private static async Task<double> MillisecondsAsync(AppProcess app, Stage stage)
    {
        using var connection = await KeepAliveConnection.OpenAsync(app.Address);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
            if ((await connection.SendAsync("GET", $"{stage.Join}/results", cookie: app.Cookie)).Status != 200)
                throw new InvalidOperationException("The results did not answer.");
        return watch.Elapsed.TotalMilliseconds / Times;
    }
}
