using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Benchmarks.Bench;
using CxMaturity.Benchmarks.Http;

namespace CxMaturity.Benchmarks;

/// <summary>Whole respondents through the pages without script, as a share of a bare endpoint that commits one row.</summary>
public static partial class RespondentsOnPages
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task<Line> RunAsync(AppProcess app, AppProcess bare, Stage stage)
    {
        var door = Door().Match(await stage.PageAsync(stage.Join)).Value;
        var costs = new List<double>();
        var rounds = await new Rounds(
            () => BareAsync(bare),
            async () =>
            {
                var (machine, watch) = (Machine.Used(), Stopwatch.StartNew());
                var counts = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => RespondAsync(app, door, watch))));
                costs.Add((Machine.Used() - machine).TotalMilliseconds / counts.Sum());
                return counts.Sum() / watch.Elapsed.TotalSeconds;
            }).RunAsync();
        return new(
            "whole respondents on pages without script (24 questions, pages of 10, 10, 4), 16 at once, as a share of a bare endpoint that commits one row",
            string.Create(CultureInfo.InvariantCulture, $"1/{1 / rounds.Ratio:0}"), "≥ 1/60, aim 1/30",
            $"{Rounds.Spread(rounds.Subject, "0.0")} respondents/s against {Rounds.Spread(rounds.Floor)} rows/s; "
            + string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median(costs):0.0} ms of processor time for a respondent"));
    }

    private static async Task<double> BareAsync(AppProcess bare)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            using var connection = await KeepAliveConnection.OpenAsync(bare.Address);
            var count = 0;
            for (; watch.Elapsed < Time; count++)
                await connection.SendAsync("POST", "/row");
            return count;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> RespondAsync(AppProcess app, string door, Stopwatch watch)
    {
        using var connection = await KeepAliveConnection.OpenAsync(app.Address);
        var count = 0;
        for (; watch.Elapsed < Time; count++)
            await new Respondent(connection).FillInAsync(door);
        return count;
    }

    /// <summary>Somebody who opens the shared link, answers everything, and submits: each page is fetched, each form is sent back.</summary>
    private sealed class Respondent(KeepAliveConnection connection)
    {
        private readonly Dictionary<string, string> cookies = [];
        private string at = "";
        private string token = "";

        public async Task FillInAsync(string door)
        {
            await GetAsync(door);
            await PostAsync("");
            foreach (var (page, items) in BenchQuestionnaire.Pages)
                await PostAsync(string.Concat(BenchQuestionnaire.ItemsOf(page, items).Select((item, place) => $"{item}={1 + place % 5}&was.{item}=&")) + "go=on&");
            await PostAsync("");
            if (!at.EndsWith("/result", StringComparison.Ordinal))
                throw new InvalidOperationException($"A respondent ended at {at}.");
        }

        private async Task GetAsync(string path)
        {
            while (true)
            {
                var answer = Keep(await connection.SendAsync("GET", path, cookie: Cookie, readBody: true));
                at = path;
                if (answer.Location is { } next)
                {
                    path = PathOf(next);
                    continue;
                }

                if (answer.Status != 200)
                    throw new InvalidOperationException($"{path} answered {answer.Status}.");
                // The result is where they leave; it has no form that is sent.
                token = Token().Match(answer.Body).Groups[1].Value;
                return;
            }
        }

        private async Task PostAsync(string form)
        {
            var answer = Keep(await connection.SendAsync("POST", at, $"{form}__RequestVerificationToken={token}", "application/x-www-form-urlencoded", Cookie));
            await GetAsync(PathOf(answer.Location ?? throw new InvalidOperationException($"{at} answered {answer.Status}.")));
        }

        private string? Cookie => cookies.Count == 0 ? null : new StringBuilder().AppendJoin("; ", cookies.Select(pair => $"{pair.Key}={pair.Value}")).ToString();

        private Answered Keep(Answered answer)
        {
            foreach (var pair in (answer.Cookie ?? "").Split("; ", StringSplitOptions.RemoveEmptyEntries))
                cookies[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
            return answer;
        }

        private static string PathOf(string location) => location.StartsWith('/') ? location : new Uri(location).PathAndQuery;
    }

    [GeneratedRegex("""/o/[0-9a-f-]+/waves/[0-9a-f-]+/join/[^"]+""")]
    private static partial Regex Door();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
