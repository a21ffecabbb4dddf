using System.Diagnostics;
using System.Globalization;
using CxMaturity.Benchmarks.Bench;
using CxMaturity.Benchmarks.Http;

namespace CxMaturity.Benchmarks;

/// <summary>Answers saved through the API from 32 connections, as a share of single rows that PostgreSQL's own program commits.</summary>
public static class AnswersThroughTheApi
{
    private const int Connections = 32;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task<Line> RunAsync(Database database, AppProcess app, Stage stage)
    {
        var items = BenchQuestionnaire.Pages.SelectMany(page => BenchQuestionnaire.ItemsOf(page.Page, page.Items)).ToArray();
        var costs = new List<(double Machine, double App)>();
        var rounds = await new Rounds(
            () => database.SingleRowCommitsAsync(Time),
            async () =>
            {
                var sheets = new string[Connections][];
                for (var i = 0; i < Connections; i++)
                    sheets[i] = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => stage.OpenSheetAsync()));
                var (rate, machine, host) = await AnswerAsync(app, stage, sheets, items);
                costs.Add((machine, host));
                return rate;
            }).RunAsync();
        return new(
            "answers saved through the API, 32 connections, as a share of pgbench's single-row insert-and-commit",
            rounds.Ratio.ToString("0.000", CultureInfo.InvariantCulture), "≥ 0.10, aim 0.15",
            $"{Rounds.Spread(rounds.Subject)} answers/s against {Rounds.Spread(rounds.Floor)} commits/s; processor time for an answer: "
            + string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median(costs.Select(cost => cost.Machine)):0.00} ms in all, {Rounds.Median(costs.Select(cost => cost.App)):0.00} ms of it the app's"));
    }

    private static async Task<(double PerSecond, double Machine, double App)> AnswerAsync(AppProcess app, Stage stage, string[][] sheets, string[] items)
    {
        var (machine, host, watch) = (Machine.Used(), app.ProcessorTime, Stopwatch.StartNew());
        var counts = await Task.WhenAll(sheets.Select(mine => Task.Run(() => AnswerAsync(app, stage, mine, items, watch))));
        var (seconds, count) = (watch.Elapsed.TotalSeconds, counts.Sum());
        return (count / seconds, (Machine.Used() - machine).TotalMilliseconds / count, (app.ProcessorTime - host).TotalMilliseconds / count);
    }

    private static async Task<int> AnswerAsync(AppProcess app, Stage stage, string[] sheets, string[] items, Stopwatch watch)
    {
        using var connection = await KeepAliveConnection.OpenAsync(app.Address);
        var count = 0;
        foreach (var sheet in sheets)
            foreach (var item in items)
            {
                if (watch.Elapsed > Time)
                    return count;
                var answer = await connection.SendAsync("PUT", $"/api/v1/organizations/{stage.Organization}/sheets/{sheet}/answers/{item}",
                    $"{{\"value\":{1 + count % 5}}}");
                if (answer.Status != 200)
                    throw new InvalidOperationException($"An answer was refused with {answer.Status}.");
                count++;
            }

        return watch.Elapsed < Time ? throw new InvalidOperationException("There were too few sheets for the time.") : count;
    }
}
