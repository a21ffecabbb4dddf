using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CxMaturity.Store.Tests.Folding;

public sealed class WaitingForReadModels(TestPostgres postgres)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Whoever_waits_sees_what_was_committed_before()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var host = Host(sample);
        await StartAsync(host);
        var tenant = host.GetRequiredService<EventStore>().For(SampleStore.Tenant);
        var (route, parcel) = (Guid.NewGuid(), Guid.NewGuid());
        await tenant.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelAccepted(parcel, route, ParcelSize.Small)]);

        for (var place = 1; place <= 5; place++)
        {
            await tenant.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, place)]);
            (await tenant.CaughtUpAsync(sample.Log, route, Long)).ShouldBeTrue();
            (await tenant.DocumentAsync(sample.Log, route))!.Places.Count.ShouldBe(place);
        }

        await StopAsync(host);
    }

    [Fact]
    public async Task Waiting_ends_when_nobody_projects()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = Guid.NewGuid();
        await sample.AcceptParcelAsync(route);
        var tenant = new EventStore(sample.Database, sample.Model, TimeProvider.System, sample.Bell).For(SampleStore.Tenant);

        (await tenant.CaughtUpAsync(sample.Log, route, TimeSpan.FromMilliseconds(200))).ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_nothing_to_wait_for_where_nothing_has_happened()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.North.CaughtUpAsync(sample.Log, Guid.NewGuid(), TimeSpan.Zero)).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_host_hears_of_a_commit_and_need_not_look_by_itself()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var writing = Host(sample);
        await using var projecting = Host(sample, new ClockWithoutPolls());
        // The writing host does not project; the projecting one never looks by itself.
        await writing.GetServices<IHostedService>().OfType<HostBell>().Single().StartAsync(default);
        await StartAsync(projecting);
        var tenant = writing.GetRequiredService<EventStore>().For(SampleStore.Tenant);
        var (route, parcel) = (Guid.NewGuid(), Guid.NewGuid());
        using var patience = new CancellationTokenSource(Long);

        // More than once, because a bell may ring before the other listens, or while an older transaction holds the log back.
        do
            await tenant.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 1)], ct: patience.Token);
        while (!await tenant.CaughtUpAsync(sample.Log, route, TimeSpan.FromMilliseconds(300), patience.Token));

        (await tenant.DocumentAsync(sample.Log, route)).ShouldNotBeNull();
        await StopAsync(projecting);
        await StopAsync(writing);
    }

    [Fact]
    public async Task A_read_model_that_cannot_be_kept_does_not_hold_up_the_others()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (broken, sound) = (new RouteLogProjection("broken_log") { Poison = 13 }, new RouteLogProjection());
        await using var host = Host(sample, model: SampleStore.NewModel("cx", broken, sound));
        var store = host.GetRequiredService<EventStore>();
        await store.MigrateAsync();
        await StartAsync(host);
        var tenant = store.For(SampleStore.Tenant);
        var (route, parcel) = (Guid.NewGuid(), Guid.NewGuid());

        await tenant.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 13)]);

        (await tenant.CaughtUpAsync(sound, route, Long)).ShouldBeTrue();
        (await tenant.CaughtUpAsync(broken, route, TimeSpan.Zero)).ShouldBeFalse();
        await StopAsync(host);
    }

    private static ServiceProvider Host(SampleStore sample, TimeProvider? clock = null, StoreModel? model = null) => new ServiceCollection()
        .AddLogging().AddSingleton(clock ?? TimeProvider.System)
        .AddStore(_ => sample.ConnectionString, _ => model ?? sample.Model)
        .BuildServiceProvider();

    private static Task StartAsync(ServiceProvider host) => Task.WhenAll(host.GetServices<IHostedService>().Select(service => service.StartAsync(default)));

    private static Task StopAsync(ServiceProvider host) => Task.WhenAll(host.GetServices<IHostedService>().Select(service => service.StopAsync(default)));

    /// <summary>A clock on which delays as long as the projector's poll never end.</summary>
    private sealed class ClockWithoutPolls : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(1) ? dueTime : Timeout.InfiniteTimeSpan, period);
    }
}
