using System.Net;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Api;

public sealed class AnsweringASheet(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twice_the_same_is_one_event()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var sheet = await wave.SheetAsync();

        var saved = await wave.AnswerAsync(sheet, "LEAD-01", 4);
        var again = await wave.AnswerAsync(sheet, "LEAD-01", 4);

        saved.GetProperty("item").GetString().ShouldBe("LEAD-01");
        saved.GetProperty("value").GetInt32().ShouldBe(4);
        again.GetProperty("savedAt").GetDateTimeOffset().ShouldBe(saved.GetProperty("savedAt").GetDateTimeOffset());
        (await EventsAsync(wave.Org, sheet)).Select(stored => stored.Name).ShouldBe(["answer_sheet_opened", "question_answered"]);
    }

    [Fact]
    public async Task Anew_is_an_event_of_its_own_with_from_and_to()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var sheet = await wave.SheetAsync();

        await wave.AnswerAsync(sheet, "LEAD-01", 4);
        await wave.AnswerAsync(sheet, "LEAD-01", "na");

        var revised = (await EventsAsync(wave.Org, sheet))[^1].Event.ShouldBeOfType<AnswerRevised>();
        (revised.Item, revised.From, revised.To).ShouldBe(("LEAD-01", 4, 0));
    }

    [Fact]
    public async Task Many_times_at_once_keeps_every_answer()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var sheet = await wave.SheetAsync();
        var items = await api.ItemsAsync(Situations.Executive);

        await Task.WhenAll(items.Concat(items).Select(item => wave.AnswerAsync(sheet, item, 3)));

        (await wave.SubmitAsync(sheet)).GetProperty("answered").GetInt32().ShouldBe(items.Length);
        (await EventsAsync(wave.Org, sheet)).Count(stored => stored.Event is QuestionAnswered).ShouldBe(items.Length);
    }

    [Fact]
    public async Task Ends_with_submitting_and_the_event_carries_the_full_vector()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var sheet = await wave.SheetAsync();
        await wave.AnswerAsync(sheet, "LEAD-01", 2);
        await wave.AnswerAsync(sheet, "LEAD-02", "na");

        (await wave.SubmitAsync(sheet)).GetProperty("status").GetString().ShouldBe("submitted");
        await wave.SubmitAsync(sheet);

        var events = await EventsAsync(wave.Org, sheet);
        events.Count(stored => stored.Event is AnswerSheetSubmitted).ShouldBe(1);
        events[^1].Event.ShouldBeOfType<AnswerSheetSubmitted>().Answers.ShouldBe(new Dictionary<string, int> { ["LEAD-01"] = 2, ["LEAD-02"] = 0 }, ignoreOrder: true);
        var refused = await api.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(sheet)}/answers/LEAD-01", new { value = 5 }, HttpStatusCode.Conflict);
        refused.GetProperty("detail").GetString()!.ShouldContain("submitted");
    }

    [Fact]
    public async Task Needs_an_answer_before_it_can_be_submitted()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();

        await api.RefusedAsync(HttpMethod.Post, $"{wave.SheetPath(await wave.SheetAsync())}/submit", null, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("de", "Frage LEAD-01")]
    [InlineData("en", "Question LEAD-01")]
    public async Task Off_the_scale_is_refused_in_the_askers_language(string language, string words)
    {
        using var api = new Situations(host, language);
        var wave = await api.WaveAsync();

        var refused = await api.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(await wave.SheetAsync())}/answers/LEAD-01", new { value = 6 }, HttpStatusCode.BadRequest);

        refused.GetProperty("detail").GetString()!.ShouldContain(words);
    }

    private Task<IReadOnlyList<StoredEvent>> EventsAsync(string org, string sheet) =>
        host.Services.GetRequiredService<EventStore>().For(org).History.EventsAsync(Guid.Parse(sheet), ct: Ct);
}
