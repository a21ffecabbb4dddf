using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>Sheets as people leave them, decided by the domain's own rules and written at once.</summary>
public static class ManySheets
{
    private const int AtOnce = 5_000;

    /// <summary>Submitted sheets with every question answered.</summary>
    /// <param name="eachAnswer">Whether each answer is an event of its own, as it is when people answer; the last event holds all of them anyway.</param>
    public static async Task<long> WriteAsync(EventStore store, Questionnaire questionnaire, string tenant, Guid wave, int count, bool eachAnswer)
    {
        var events = 0L;
        for (var from = 0; from < count; from += AtOnce)
        {
            var streams = Enumerable.Range(from, Math.Min(AtOnce, count - from)).Select(number => Sheet(questionnaire, tenant, wave, number, eachAnswer)).ToArray();
            events += streams.Sum(stream => (long)stream.Events.Count);
            await store.AppendWholeAsync(streams);
        }

        return events;
    }

    private static StreamWithHistory Sheet(Questionnaire questionnaire, string tenant, Guid wave, int number, bool eachAnswer)
    {
        var (id, now) = (Guid.NewGuid(), new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddSeconds(number));
        var history = new List<AnswerSheetEvent>();
        var sheet = AnswerSheet.Initial;
        Happen(AnswerSheetDecider.Decide(sheet, new OpenAnswerSheet(id, wave, Audience.F, "ALL", number, now), questionnaire));
        foreach (var (item, place) in questionnaire.ItemsFor(Audience.F).Select((item, place) => (item, place)))
            Happen(AnswerSheetDecider.Decide(sheet, new AnswerQuestion(item.Id, 1 + (number * 7 + place * 3) % 5, true, now), questionnaire));
        Happen(AnswerSheetDecider.Decide(sheet, new SubmitAnswerSheet(true, now), questionnaire));
        return StreamWithHistory.Of(tenant, Streams.AnswerSheets, id, eachAnswer ? history : [history[0], history[^1]], happened => happened.At);

        void Happen(IReadOnlyList<AnswerSheetEvent> events)
        {
            history.AddRange(events);
            sheet = events.Aggregate(sheet, AnswerSheet.Evolve);
        }
    }
}
