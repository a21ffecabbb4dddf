using CxMaturity.Store.Projections;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>The clock of a test: its time stands until it is set; delays run as ever.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A store of routes and parcels in a fresh database, without a projector unless a test runs one.</summary>
public sealed class SampleStore : IAsyncDisposable
{
    public const string Tenant = "north";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private SampleStore(string connectionString, string schema)
    {
        ConnectionString = connectionString;
        Database = NpgsqlDataSource.Create(connectionString);
        Model = NewModel(schema, Log);
        Events = new(Database, Model, Clock, Bell);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    public RouteLogProjection Log { get; } = new();

    public StoreModel Model { get; }

    public TestClock Clock { get; } = new();

    public ProjectorBell Bell { get; } = new();

    public EventStore Events { get; }

    public TenantStore North => Events.For(Tenant);

    public static StoreModel NewModel(string schema, params IProjection[] projections)
    {
        var model = new StoreModel(schema, "RouteId")
            .Event<RouteOpened>("route_opened").Event<RouteRenamed>("route_renamed").Event<RouteClosed>("route_closed")
            .Event<ParcelAccepted>("parcel_accepted").Event<ParcelScanned>("parcel_scanned").Event<ParcelHeld>("parcel_held")
            .Stream(Streams.Routes).Stream(Streams.Parcels).Document(Streams.Notes);
        return projections.Aggregate(model, (all, projection) => all.Project(projection));
    }

    public static async Task<SampleStore> NewAsync(TestPostgres postgres, string schema = "cx") =>
        await OnAsync(await postgres.NewDatabaseAsync(), schema);

    public static async Task<SampleStore> OnAsync(string connectionString, string schema = "cx")
    {
        var sample = new SampleStore(connectionString, schema);
        await sample.Events.MigrateAsync();
        return sample;
    }

    public async Task<Guid> OpenRouteAsync(string tenant = Tenant)
    {
        var id = Guid.NewGuid();
        await Events.For(tenant).DecideAsync(Streams.Routes, id, _ => [new RouteOpened(id, "Harbour")]);
        return id;
    }

    public async Task<Guid> AcceptParcelAsync(Guid route, string tenant = Tenant)
    {
        var id = Guid.NewGuid();
        await Events.For(tenant).DecideAsync(Streams.Parcels, id, _ => [new ParcelAccepted(id, route, ParcelSize.Large)]);
        return id;
    }

    public Task ScanAsync(Guid parcel, int place, string tenant = Tenant) =>
        Events.For(tenant).DecideAsync(Streams.Parcels, parcel, state => [new ParcelScanned(parcel, state.RouteId, place)]);

    /// <summary>Runs a projector until nothing that is committed lies before it; other databases of the server may hold it back for a moment.</summary>
    public async Task SettleAsync(IProjection? projection = null)
    {
        var projector = new Projector(Database, Model, projection ?? Log);
        using var patience = new CancellationTokenSource(Patience);
        do
        {
            await projector.RunBatchAsync(patience.Token);
        }
        while (await AskAsync<bool>($"""
            select exists (select 1 from {Model.Schema}.mt_events e where not exists (
                select 1 from {Model.Schema}.cx_projection_progress p
                where p.name = '{(projection ?? Log).Alias}' and (p.transaction_id, p.seq_id) >= (e.transaction_id, e.seq_id)))
            """));
    }

    public async Task<T> AskAsync<T>(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task DoAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One line per row, columns parted by a blank, null as a dash.</summary>
    public async Task<string[]> LinesAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i).ToString())));
        return [.. lines];
    }

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
