using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Backups;

public sealed class BackingUpWhileWritersRun(TestPostgres postgres) : BackupTest(postgres)
{
    private const int Writers = 8, Backups = 4;

    [Fact]
    public async Task Every_backup_is_one_moment_and_nobody_waits_for_it()
    {
        await using var sample = await SampleStore.NewAsync(Postgres);
        var route = await sample.OpenRouteAsync();
        using var enough = new CancellationTokenSource();
        var acknowledged = new int[Writers];
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var parcel = await sample.AcceptParcelAsync(route);
                for (var place = 1; place <= 5; place++)
                    await sample.ScanAsync(parcel, place);
                Interlocked.Add(ref acknowledged[writer], 6);
            }
        })).ToArray();

        var before = new List<int>();
        for (var i = 0; i < Backups; i++)
        {
            var held = acknowledged.Sum();
            await Eventually.IsTrueAsync(() => Task.FromResult(acknowledged.Sum() >= held + 300), TimeSpan.FromMinutes(1));
            before.Add(acknowledged.Sum());
            await Of(sample).WriteAsync($"{File}.{i}");
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing);
        var log = await LogAsync(sample);
        for (var i = 0; i < Backups; i++)
            await ShouldBeOneMomentAsync($"{File}.{i}", log, before[i]);
    }

    private async Task ShouldBeOneMomentAsync(string file, string[] log, int acknowledged)
    {
        await using var other = await SampleStore.NewAsync(Postgres);
        await Of(other).RestoreAsync(file);

        // All that was acknowledged before, and of every stream a beginning.
        var restored = await LogAsync(other);
        restored.Length.ShouldBeGreaterThan(acknowledged);
        restored.Length.ShouldBeLessThan(log.Length);
        log.Where(restored.ToHashSet().Contains).ShouldBe(restored);
        (await other.LinesAsync("""
            select s.id from cx.mt_streams s where s.version <> (select count(*) from cx.mt_events e where e.stream_id = s.id)
                or s.version <> (select max(e.version) from cx.mt_events e where e.stream_id = s.id)
            """)).ShouldBeEmpty();
        // Each document is the fold of its events.
        (await other.LinesAsync("""
            select d.id from cx.mt_doc_parcel d join cx.mt_streams s using (tenant_id, id) where d.mt_version <> s.version
                or (d.data ->> 'Scans')::int <> (select count(*) from cx.mt_events e where e.stream_id = d.id and e.type = 'parcel_scanned')
            """)).ShouldBeEmpty();
        (await other.AskAsync<long>("select count(*) from cx.mt_doc_parcel")).ShouldBe(await other.AskAsync<long>("select count(*) - 1 from cx.mt_streams"));
    }
}
