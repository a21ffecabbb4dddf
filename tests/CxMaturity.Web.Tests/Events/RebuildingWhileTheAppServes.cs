using CxMaturity.Store;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Events;

/// <summary>Read models are folded anew while the real app serves and people answer.</summary>
public sealed class RebuildingWhileTheAppServes(CxHost host)
{
    private const int People = 12;

    [Fact]
    public async Task Nobody_is_refused_and_every_sheet_counts_once()
    {
        using var people = new Situations(host);
        var wave = await people.WaveAsync();
        var store = host.Services.GetRequiredService<EventStore>();
        string[] models = [host.Services.GetRequiredService<WaveFieldProjection>().Alias, host.Services.GetRequiredService<WaveCellsProjection>().Alias,
            host.Services.GetRequiredService<WaveItemsProjection>().Alias];

        var answering = wave.SubmittedAsync(People, "X", (_, _) => 4);
        var rebuilds = 0;
        do
        {
            foreach (var model in models)
                await store.RebuildAsync(model, TestContext.Current.CancellationToken);
            rebuilds++;
        }
        while (!answering.IsCompleted);
        await answering;
        await wave.CloseAsync();

        rebuilds.ShouldBeGreaterThan(1);
        (await wave.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(People);
    }
}
