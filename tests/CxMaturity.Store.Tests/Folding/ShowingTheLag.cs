using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CxMaturity.Store.Tests.Folding;

public sealed class ShowingTheLag(TestPostgres postgres)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_empty_log_leaves_nothing_to_do()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        (await sample.Events.LagAsync()).ShouldBe([new("route_log", 0, TimeSpan.Zero, null, null)]);
    }

    [Fact]
    public async Task It_counts_what_is_not_folded_yet_and_says_how_old_that_is()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(Guid.NewGuid());
        await sample.ScanAsync(parcel, 1);
        sample.Clock.Now += TimeSpan.FromMinutes(3);
        await sample.ScanAsync(parcel, 2);
        sample.Clock.Now += TimeSpan.FromMinutes(4);

        (await sample.Events.LagAsync()).ShouldBe([new("route_log", 3, TimeSpan.FromMinutes(7), null, null)]);

        await sample.SettleAsync();
        await sample.ScanAsync(parcel, 3);
        sample.Clock.Now += TimeSpan.FromSeconds(5);
        (await sample.Events.LagAsync()).ShouldBe([new("route_log", 1, TimeSpan.FromSeconds(5), null, null)]);
    }

    [Fact]
    public async Task A_tombstone_of_Marten_has_no_age()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.DoAsync("insert into cx.mt_streams (id) values ($1)", Guid.Empty);
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, timestamp)
            values (gen_random_uuid(), $1, 1, '{}', 'tombstone', '-infinity')
            """, Guid.Empty);

        (await sample.Events.LagAsync()).ShouldBe([new("route_log", 1, TimeSpan.Zero, null, null)]);
    }

    [Fact]
    public async Task What_holds_a_read_model_up_is_shown_and_said_ever_more_seldom()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var said = new Heard();
        await using var host = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(said)).AddSingleton<TimeProvider>(new FastClock())
            .AddStore(_ => sample.ConnectionString, _ => sample.Model).BuildServiceProvider();
        var store = host.GetRequiredService<EventStore>();
        var parcel = await sample.AcceptParcelAsync(Guid.NewGuid());
        await sample.DoAsync("""
            insert into cx.mt_events (id, stream_id, version, data, type, tenant_id)
            values (gen_random_uuid(), $1, 2, '{"Place": "no number"}', 'parcel_scanned', 'north')
            """, parcel);
        var projector = host.GetServices<IHostedService>().OfType<ProjectorService>().Single();
        await projector.StartAsync(default);

        var health = host.GetRequiredService<ProjectionHealth>();
        await Eventually.IsTrueAsync(() => health.Of("route_log").Failures >= 5, Long);
        var lag = (await store.LagAsync()).ShouldHaveSingleItem();

        lag.Events.ShouldBe(1);
        lag.LastError.ShouldNotBeNull().ShouldContain("parcel_scanned");
        lag.LastErrorAt.ShouldNotBeNull();
        var attempts = health.Of("route_log").Failures;
        said.Errors.ShouldBeInRange(3, 1 + int.Log2(attempts) + 1);

        await sample.DoAsync("""update cx.mt_events set data = '{"Place": 4}' where version = 2""");
        await Eventually.IsTrueAsync(async () => (await store.LagAsync())[0].Events == 0, Long);
        (await store.LagAsync())[0].LastError.ShouldBeNull();
        health.Of("route_log").LastMoved.ShouldNotBeNull();
        await projector.StopAsync(default);
    }

    /// <summary>A clock on which seconds pass in milliseconds.</summary>
    private sealed class FastClock : TimeProvider
    {
        private const int Faster = 1000;

        public override long GetTimestamp() => base.GetTimestamp() * Faster;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Faster + TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
