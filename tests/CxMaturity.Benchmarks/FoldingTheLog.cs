using System.Diagnostics;
using CxMaturity.Benchmarks.Bench;

namespace CxMaturity.Benchmarks;

/// <summary>How fast the log becomes read models: while keeping up, and anew from its beginning.</summary>
public static class FoldingTheLog
{
    private const int Sheets = 5_000;

    public static async Task<IReadOnlyList<Line>> RunAsync(Database database, string questionnaires)
    {
        var (keeping, rebuilding, written) = (new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < 6; round++)
        {
            await using var store = await BareStore.InSchemaAsync(database, $"folding_{round}", questionnaires);
            var questionnaire = store.Catalog.Require(BenchQuestionnaire.Id, "1.0");
            written = 0;
            foreach (var wave in Enumerable.Range(0, 4).Select(_ => Guid.NewGuid()))
                written += await ManySheets.WriteAsync(store.Events, questionnaire, "bench", wave, Sheets / 2, eachAnswer: true);

            var watch = Stopwatch.StartNew();
            await store.CatchUpAsync();
            keeping.Add(written * store.Projections.Count / watch.Elapsed.TotalSeconds);

            watch.Restart();
            foreach (var projection in store.Projections)
                await store.Events.RebuildAsync(projection.Alias);
            rebuilding.Add(written * store.Projections.Count / watch.Elapsed.TotalSeconds);
        }

        return
        [
            Of("rebuild of a read model, events/s", rebuilding, "≥ 100,000, aim 250,000"),
            Of("projector catching up, events/s", keeping, "≥ 50,000, aim 100,000")
        ];

        // The first round compiles.
        Line Of(string work, List<double> rates, string required) =>
            new(work, Rounds.Median(rates.Skip(1)).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture), required,
                $"{Rounds.Spread(rates.Skip(1))} over a log of {written:#,0} events of four waves, mean of all read models");
    }
}
