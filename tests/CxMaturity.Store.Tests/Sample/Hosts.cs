using CxMaturity.Store.Projections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>The store's services as a host runs them, with a pool of connections of its own.</summary>
public sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private StoreHost(ServiceProvider services) => this.services = services;

    public EventStore Events => services.GetRequiredService<EventStore>();

    public TenantStore North => Events.For(SampleStore.Tenant);

    public static async Task<StoreHost> StartAsync(SampleStore sample, params IProjection[] projections)
    {
        var host = new StoreHost(new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddStore(_ => sample.ConnectionString, _ => SampleStore.NewModel(sample.Model.Schema, projections)).BuildServiceProvider());
        await host.Events.MigrateAsync();
        foreach (var service in host.services.GetServices<IHostedService>())
            await service.StartAsync(default);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.GetServices<IHostedService>())
            await service.StopAsync(default);
        await services.DisposeAsync();
    }
}
