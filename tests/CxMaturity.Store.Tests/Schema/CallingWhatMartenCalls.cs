using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Schema;

public sealed class CallingWhatMartenCalls(TestPostgres postgres)
{
    private static readonly Guid Parcel = Guid.Parse("4a1d6a2e-0a5f-4a55-8d4c-62f0a1b0c0de");
    private static readonly Guid Route = Guid.Parse("f3a9f0a4-7a2b-4b1c-9c63-7d1f3b1c9e42");

    [Fact]
    public async Task An_append_answers_the_version_and_then_the_sequence_numbers()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        // A gap, as a rolled-back append leaves one.
        await sample.AskAsync<long>("select nextval('cx.mt_events_sequence')");

        (await sample.QuickAppendAsync(Parcel, Route, 1, 2)).ShouldBe([2, 2, 3]);
        (await sample.QuickAppendAsync(Parcel, Route, 3)).ShouldBe([3, 4]);

        (await sample.LinesAsync("select version, type, user_name, correlation_id, causation_id, headers, tag, is_archived from cx.mt_events order by seq_id"))
            .ShouldBe(Enumerable.Range(1, 3).Select(version => $$"""{{version}} parcel_scanned user-1 correlation-1 causation-1 {"h": 1} {{Route}} False"""));
        (await sample.LinesAsync("select type, version from cx.mt_streams")).ShouldBe(["parcel 3"]);
    }

    [Fact]
    public async Task The_append_with_times_keeps_them()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var time = new DateTime(2025, 5, 4, 3, 2, 1, DateTimeKind.Utc);

        (await sample.QuickAppendAtAsync(Parcel, Route, time, 7)).ShouldBe([1, 1]);

        (await sample.North.History.EventsAsync(Parcel)).ShouldHaveSingleItem().Timestamp.ShouldBe(time);
    }

    [Fact]
    public async Task An_append_that_expects_the_version_goes_through()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.QuickAppendAsync(Parcel, Route, 1);

        (await sample.QuickAppendExpectingAsync(1, Parcel, Route, 2)).ShouldBe([2, 2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task An_append_that_expects_another_version_is_refused_as_Marten_knows_it(long expected)
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.QuickAppendAsync(Parcel, Route, 1);

        (await Should.ThrowAsync<PostgresException>(() => sample.QuickAppendExpectingAsync(expected, Parcel, Route, 2))).SqlState.ShouldBe("MT003");
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(1);
    }

    [Fact]
    public async Task Ours_and_Martens_events_stand_in_one_stream_and_are_folded_together()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(Route);
        await sample.QuickAppendExpectingAsync(1, parcel, Route, 5, 6);

        await sample.SettleAsync();

        (await sample.North.History.EventsAsync(parcel)).Select(stored => stored.Event).ShouldBe([
            new ParcelAccepted(parcel, Route, ParcelSize.Large), new ParcelScanned(parcel, Route, 5), new ParcelScanned(parcel, Route, 6)]);
        var log = await sample.North.DocumentAsync(sample.Log, Route);
        log!.Places.ShouldBe([5, 6]);
        log.Parcels.ShouldBe(1);
    }

    [Fact]
    public async Task An_archived_stream_stays_where_it_was_in_the_log_and_takes_nothing_more()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var parcel = await sample.AcceptParcelAsync(Route);
        await sample.AcceptParcelAsync(Route);
        var before = await sample.LinesAsync("select seq_id, tag, transaction_id from cx.mt_events order by seq_id");

        await sample.DoAsync("select cx.mt_archive_stream($1, 'north')", parcel);

        (await sample.LinesAsync("select seq_id, tag, transaction_id from cx.mt_events order by seq_id")).ShouldBe(before);
        (await sample.LinesAsync("select e.is_archived, s.is_archived from cx.mt_events e join cx.mt_streams s on s.id = e.stream_id order by e.seq_id"))
            .ShouldBe(["True True", "False False"]);
        (await Should.ThrowAsync<PostgresException>(() => sample.QuickAppendAsync(parcel, Route, 1))).SqlState.ShouldBe("MT001");
        await Should.ThrowAsync<StreamArchivedException>(() => sample.ScanAsync(parcel, 1));
        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(2);
    }

    [Fact]
    public async Task Progress_is_written_and_overwritten()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        await sample.DoAsync("select cx.mt_mark_event_progression('Trip:All', 5)");
        await sample.DoAsync("update cx.mt_event_progression set last_updated = 'epoch'");
        await sample.DoAsync("select cx.mt_mark_event_progression('Trip:All', 9)");
        await sample.DoAsync("select cx.mt_mark_event_progression('HighWaterMark', 4)");

        (await sample.LinesAsync("select name, last_seq_id, last_updated > 'epoch' from cx.mt_event_progression order by last_seq_id"))
            .ShouldBe(["HighWaterMark 4 True", "Trip:All 9 True"]);
    }

    [Fact]
    public async Task A_skipped_gap_is_written_down_beside_the_progress()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        for (var time = 0; time < 2; time++)
            (await sample.AskAsync<long>("select cx.mt_mark_progression_with_skip('HighWaterMark', 12, 8)")).ShouldBe(12);

        (await sample.LinesAsync("select name, last_seq_id from cx.mt_event_progression")).ShouldBe(["HighWaterMark 12"]);
        (await sample.LinesAsync("select ending_sequence, starting_sequence from cx.mt_high_water_skips")).ShouldBe(["12 8"]);
    }
}
