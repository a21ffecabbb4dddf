using System.Diagnostics;
using CxMaturity.Store.Projections;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Folding;

public sealed class TwoHosts(TestPostgres postgres)
{
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Write_each_read_model_once_for_each_event()
    {
        const int scans = 60;
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var one = await StoreHost.StartAsync(sample, new RouteTallyProjection());
        await using var other = await StoreHost.StartAsync(sample, new RouteTallyProjection());
        var (route, parcel) = (Guid.NewGuid(), Guid.NewGuid());

        for (var place = 1; place <= scans; place++)
        {
            var host = place % 2 == 0 ? one : other;
            await host.North.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, place)]);
            (await host.North.CaughtUpAsync(new RouteTallyProjection(), route, Long)).ShouldBeTrue();
        }

        (await sample.LinesAsync("select mt_version, data ->> 'Scans' from cx.mt_doc_route_tally")).ShouldBe([$"{scans} {scans}"]);
    }

    [Fact]
    public async Task Project_one_at_a_time_and_the_other_takes_over_when_the_first_dies_at_work()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var stuck = new StuckProjection();
        await using var dying = await StoreHost.StartAsync(sample, stuck);
        var (route, parcel) = (Guid.NewGuid(), Guid.NewGuid());
        await dying.North.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 1)]);
        await stuck.Reached.WaitAsync(Long);
        await using var living = await StoreHost.StartAsync(sample, new RouteTallyProjection());
        await living.North.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 2)]);

        (await living.North.CaughtUpAsync(new RouteTallyProjection(), route, TimeSpan.FromSeconds(1.5))).ShouldBeFalse();
        var died = Stopwatch.GetTimestamp();
        (await sample.AskAsync<long>("""
            select count(*) from (select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())) killed
            """)).ShouldBe(1);

        (await living.North.CaughtUpAsync(new RouteTallyProjection(), route, TakenOverWithin)).ShouldBeTrue();
        Stopwatch.GetElapsedTime(died).ShouldBeLessThan(TakenOverWithin);
        // The first one wakes up with its work half done: nothing of that may count.
        stuck.Release();
        await living.North.DecideAsync(Streams.Parcels, parcel, _ => [new ParcelScanned(parcel, route, 3)]);
        (await living.North.CaughtUpAsync(new RouteTallyProjection(), route, Long)).ShouldBeTrue();
        (await living.North.DocumentAsync(new RouteTallyProjection(), route)).ShouldNotBeNull().Scans.ShouldBe(3);
        (await sample.AskAsync<long>("select mt_version from cx.mt_doc_route_tally")).ShouldBe(2);
    }

    [Fact]
    public async Task The_server_notices_within_seconds_when_the_machine_at_work_is_gone()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var connection = await sample.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        (await ProjectionLock.TryTakeAsync(connection, transaction, sample.Model, new RouteTallyProjection(), default)).ShouldBeTrue();

        await using var ask = connection.CreateCommand();
        ask.CommandText = "select current_setting('tcp_keepalives_idle')::int + current_setting('tcp_keepalives_interval')::int * current_setting('tcp_keepalives_count')::int";
        ((int)(await ask.ExecuteScalarAsync())!).ShouldBeLessThan(4);
    }

    /// <summary>Keeps the same read model, and does not come to an end of it until it is released.</summary>
    private sealed class StuckProjection : IProjection
    {
        private readonly IProjection inner = new RouteTallyProjection();
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public string Alias => inner.Alias;

        public Type Document => inner.Document;

        public Guid? KeyOf(object happened) => happened is ParcelEvent ? inner.KeyOf(happened) : null;

        public void Release() => released.TrySetResult();

        public object Apply(object? document, object happened)
        {
            reached.TrySetResult();
            released.Task.Wait(Long);
            return inner.Apply(document, happened);
        }
    }
}
