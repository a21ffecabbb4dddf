using System.Diagnostics;
using System.Globalization;
using CxMaturity.Benchmarks.Bench;
using CxMaturity.Benchmarks.Http;

namespace CxMaturity.Benchmarks;

/// <summary>One page of a questionnaire against a Razor page that holds nothing but a form.</summary>
public static class AQuestionnairePage
{
    private const int Times = 2000;

    public static async Task<Line> RunAsync(AppProcess app, AppProcess bare, Stage stage)
    {
        var page = $"/o/{stage.Organization}/sheets/{await stage.OpenSheetAsync()}/pages/{BenchQuestionnaire.Pages[0].Page}";
        var rounds = await new Rounds(() => MillisecondsAsync(bare, "/form"), () => MillisecondsAsync(app, page)).RunAsync();
        return new(
            "a questionnaire page with ten questions, against a static Razor page with an antiforgery form",
            string.Create(CultureInfo.InvariantCulture, $"{rounds.Ratio:0.0} ×"), "≤ 10 ×, aim 5 ×",
            $"{Rounds.Spread(rounds.Subject, "0.00")} ms against {Rounds.Spread(rounds.Floor, "0.00")} ms");
    }

    private static async Task<double> MillisecondsAsync(AppProcess host, string path)
    {
        using var connection = await KeepAliveConnection.OpenAsync(host.Address);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            var answer = await connection.SendAsync("GET", path);
            if (answer.Status != 200)
                throw new InvalidOperationException($"{path} answered {answer.Status}.");
        }

        return watch.Elapsed.TotalMilliseconds / Times;
    }
}
