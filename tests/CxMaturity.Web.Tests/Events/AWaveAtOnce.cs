using CxMaturity.Store;
using CxMaturity.Web.Pages.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Events;

public sealed class AWaveAtOnce(CxHost host)
{
    private const int People = 24;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Answered_by_twenty_four_people_counts_all_of_them()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var items = await api.ItemsAsync(Situations.Executive);

        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            var sheet = await wave.SheetAsync();
            foreach (var item in items)
                await wave.AnswerAsync(sheet, item, 1 + person % 5);
            await wave.SubmitAsync(sheet);
        }, TestContext.Current.CancellationToken)));

        var (store, projection) = (host.Services.GetRequiredService<EventStore>().For(wave.Org), host.Services.GetRequiredService<WaveFieldProjection>());
        (await store.CaughtUpAsync(projection, Guid.Parse(wave.Id), Long, TestContext.Current.CancellationToken)).ShouldBeTrue();
        var field = (await store.DocumentAsync(projection, Guid.Parse(wave.Id), TestContext.Current.CancellationToken)).ShouldNotBeNull();
        (field.Opened, field.Answers, field.Submitted).ShouldBe((People, People * items.Length, People));
        await wave.CloseAsync();
        (await wave.ResultsAsync()).GetProperty("groups").EnumerateArray()
            .Single(group => group.GetProperty("code").GetString() == "X").GetProperty("n").GetInt32().ShouldBe(People);
    }
}
