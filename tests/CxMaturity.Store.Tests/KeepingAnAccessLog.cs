using CxMaturity.Store.Accesses;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

public sealed class KeepingAnAccessLog(TestPostgres postgres)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Mara = Guid.Parse("6f0a1c52-8b1e-4c4e-9a0e-3a5b7c9d1e01");

    [Fact]
    public async Task What_was_written_is_read_back_the_latest_first()
    {
        await using var sample = await WrittenAsync();

        var page = await sample.North.Accesses.PageAsync(new(), 10);

        page.HasMore.ShouldBeFalse();
        page.Entries.Select(stored => stored.Entry).ShouldBe([
            new("north", Monday.AddDays(2), "signed_out", null, "", null),
            new("north", Monday.AddDays(1), "refused", Mara, "page \"'; drop --", "203.0.113.0/24"),
            new("north", Monday, "signed_in", Mara, "passkey", "2001:db8:1::/48")]);
    }

    [Fact]
    public async Task Page_by_page_everything_comes_once()
    {
        await using var sample = await WrittenAsync();

        var first = await sample.North.Accesses.PageAsync(new(), 2);
        var second = await sample.North.Accesses.PageAsync(new(), 2, first.Entries[^1].Place);

        (first.HasMore, second.HasMore).ShouldBe((true, false));
        first.Entries.Concat(second.Entries).Select(stored => stored.Entry.What).ShouldBe(["signed_out", "refused", "signed_in"]);
    }

    [Fact]
    public async Task Kinds_people_and_days_narrow_it_down()
    {
        await using var sample = await WrittenAsync();

        (await WhatAsync(new() { What = "refused" })).ShouldBe(["refused"]);
        (await WhatAsync(new() { What = "Refused" })).ShouldBeEmpty();
        (await WhatAsync(new() { Who = Mara })).ShouldBe(["refused", "signed_in"]);
        (await WhatAsync(new() { From = Monday.AddDays(1) })).ShouldBe(["signed_out", "refused"]);
        (await WhatAsync(new() { Until = Monday.AddDays(1) })).ShouldBe(["signed_in"]);

        async Task<string[]> WhatAsync(AccessFilter filter) => [.. (await sample.North.Accesses.PageAsync(filter, 10)).Entries.Select(stored => stored.Entry.What)];
    }

    [Fact]
    public async Task Another_tenant_reads_its_own_only()
    {
        await using var sample = await WrittenAsync();

        (await sample.Events.For("south").Accesses.PageAsync(new(), 10)).Entries.Select(stored => stored.Entry.Detail).ShouldBe(["of the south"]);
        (await sample.Events.For("south").Accesses.PeopleAsync()).ShouldBeEmpty();
        (await sample.North.Accesses.PeopleAsync()).ShouldBe([Mara]);
        (await sample.Events.ForInstallation().Accesses.PageAsync(new(), 10)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_older_than_a_moment_is_deleted_everywhere()
    {
        await using var sample = await WrittenAsync();

        (await sample.Events.ForgetAccessesAsync(Monday.AddDays(1))).ShouldBe(2);

        (await sample.LinesAsync("select what from cx.cx_access_log order by id")).ShouldBe(["refused", "signed_out"]);
        (await sample.Events.ForgetAccessesAsync(Monday.AddDays(1))).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_no_event_and_nothing_of_it_enters_the_log_of_events()
    {
        await using var sample = await WrittenAsync();

        (await sample.AskAsync<long>("select count(*) from cx.mt_events")).ShouldBe(0);
        (await sample.AskAsync<long>("select count(*) from cx.mt_streams")).ShouldBe(0);
    }

    private async Task<SampleStore> WrittenAsync()
    {
        var sample = await SampleStore.NewAsync(postgres);
        await sample.Events.WriteAccessesAsync([
            new("north", Monday, "signed_in", Mara, "passkey", "2001:db8:1::/48"),
            new("south", Monday, "exported", null, "of the south", null),
            new("north", Monday.AddDays(1), "refused", Mara, "page \"'; drop --", "203.0.113.0/24")]);
        await sample.Events.WriteAccessesAsync([new("north", Monday.AddDays(2), "signed_out", null, "", null)]);
        return sample;
    }
}
