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
        var (rebuilds, meanwhile) = (0, 0);
        do
        {
            await store.RebuildAsync(models[rebuilds++ % models.Length], TestContext.Current.CancellationToken);
            meanwhile += answering.IsCompleted ? 0 : 1;
        }
        while (!answering.IsCompleted || rebuilds < models.Length);
        await answering;
        await wave.CloseAsync();

        meanwhile.ShouldBeGreaterThan(0);
        (await wave.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(People);
    }
}
