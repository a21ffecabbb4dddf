using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

/// <summary>What a process has read before it does not read again, and nobody can see that but by the time it takes.</summary>
public sealed class ReadingAllOfAKind(TestPostgres postgres)
{
    [Fact]
    public async Task The_newest_stands_first_however_often_it_is_asked()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        Guid[] routes = [await sample.OpenRouteAsync(), await sample.OpenRouteAsync(), await sample.OpenRouteAsync()];

        for (var time = 0; time < 3; time++)
            (await sample.North.AllAsync(Streams.Routes)).Select(route => $"{route.Id}").ShouldBe(await sample.LinesAsync("select id from cx.mt_streams order by id desc"));
        (await sample.North.AllAsync(Streams.Routes)).Select(route => route.Id).ShouldBe(routes, ignoreOrder: true);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_read_again()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var (one, other) = (await sample.OpenRouteAsync(), await sample.OpenRouteAsync());
        var before = await sample.North.AllAsync(Streams.Routes);

        await sample.North.DecideAsync(Streams.Routes, one, _ => [new RouteRenamed(one, "Hill")]);
        var after = await sample.North.AllAsync(Streams.Routes);

        after.Single(route => route.Id == one).Name.ShouldBe("Hill");
        after.Single(route => route.Id == other).ShouldBeSameAs(before.Single(route => route.Id == other));
    }

    [Fact]
    public async Task What_another_process_writes_is_seen()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var elsewhere = await SampleStore.OnAsync(sample.ConnectionString);
        var route = await sample.OpenRouteAsync();
        await sample.North.AllAsync(Streams.Routes);

        await elsewhere.North.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]);
        var added = await elsewhere.OpenRouteAsync();

        (await sample.North.AllAsync(Streams.Routes)).ShouldBe([new Route(route, "Hill", true), new Route(added, "Harbour", true)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_document_that_was_written_anew_without_an_event_is_read_again()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        await sample.North.AllAsync(Streams.Routes);

        await sample.DoAsync("""update cx.mt_doc_route set data = data || '{"Name": "Erased"}'""");

        (await sample.North.AllAsync(Streams.Routes)).Single().ShouldBe(new Route(route, "Erased", true));
    }

    [Fact]
    public async Task A_tenant_that_was_removed_elsewhere_and_came_back_is_not_mistaken_for_the_one_before()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var elsewhere = await SampleStore.OnAsync(sample.ConnectionString);
        var route = await sample.OpenRouteAsync();
        await sample.North.AllAsync(Streams.Routes);

        await elsewhere.Events.RemoveTenantAsync(SampleStore.Tenant, []);
        (await sample.North.AllAsync(Streams.Routes)).ShouldBeEmpty();
        await elsewhere.North.DecideAsync(Streams.Routes, route, _ => [new RouteOpened(route, "Another harbour")]);

        (await sample.North.AllAsync(Streams.Routes)).Single().Name.ShouldBe("Another harbour");
    }

    [Fact]
    public async Task A_stream_to_which_somebody_else_appended_is_folded_from_its_events_each_time()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();
        await sample.North.AllAsync(Streams.Routes);
        await sample.DoAsync("delete from cx.mt_doc_route");

        for (var time = 0; time < 2; time++)
            (await sample.North.AllAsync(Streams.Routes)).ShouldBe([new Route(route, "Harbour", true)]);
    }

    [Fact]
    public async Task What_a_transaction_wrote_and_took_back_is_not_believed()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        var route = await sample.OpenRouteAsync();

        await Should.ThrowAsync<NotSupportedException>(() => sample.North.TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Routes, route, _ => [new RouteRenamed(route, "Hill")]);
            (await transaction.AllAsync(Streams.Routes)).Single().Name.ShouldBe("Hill");
            throw new NotSupportedException();
        }));

        (await sample.North.AllAsync(Streams.Routes)).Single().Name.ShouldBe("Harbour");
    }

    [Fact]
    public async Task Whoever_is_alone_at_a_matter_sees_what_the_one_before_left()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await using var elsewhere = await SampleStore.OnAsync(sample.ConnectionString);
        Guid[] routes = [await sample.OpenRouteAsync(), await sample.OpenRouteAsync(), await sample.OpenRouteAsync(), await sample.OpenRouteAsync()];

        // At most one may be closed; each alone keeps that, and two at once would not.
        await Task.WhenAll(routes.Select((route, i) => (i % 2 == 0 ? sample : elsewhere).North.TransactAsync(async transaction =>
        {
            await transaction.AloneAtAsync("closing");
            if ((await transaction.AllAsync(Streams.Routes)).All(other => other.IsOpen))
                await transaction.DecideAsync(Streams.Routes, route, _ => [new RouteClosed(route)]);
        })));

        (await sample.North.AllAsync(Streams.Routes)).Count(route => !route.IsOpen).ShouldBe(1);
    }
}
