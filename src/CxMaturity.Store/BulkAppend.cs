using System.Text.Json;
using CxMaturity.Store.Projections;
using Npgsql;

namespace CxMaturity.Store;

/// <summary>
/// Writes whole new streams by binary copy: the same rows that appends would have left, in a fraction of the time. All of them are
/// written or none, so a stream that is there already refuses the whole.
/// </summary>
internal sealed class BulkAppend(StoreModel model, IReadOnlyList<StreamWithHistory> streams)
{
    public static async Task RunAsync(NpgsqlDataSource database, StoreModel model, ProjectorBell bell, IReadOnlyList<StreamWithHistory> streams, CancellationToken ct)
    {
        var bulk = new BulkAppend(model, streams);
        bulk.RefuseUnnamed();

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = new BulkRows(connection, model);
        await bulk.WriteAsync(rows, ct);
        await transaction.CommitAsync(ct);
        bell.Ring();
        await rows.CountAsync(streams.Select(stream => stream.Type));
    }

    /// <summary>Whoever forgot to register an event learns it before anything is written.</summary>
    public void RefuseUnnamed()
    {
        foreach (var (happened, _) in streams.SelectMany(stream => stream.Events))
            model.NameOf(happened);
    }

    public async Task WriteAsync(BulkRows rows, CancellationToken ct)
    {
        var written = streams.Select(stream => RowOf(stream)).ToArray();
        try
        {
            await rows.StreamsAsync(written, ct);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ConcurrencyException(streams[0].Type.Name, streams[0].Id, 0);
        }

        // In the order in which they happened, whichever stream they belong to.
        await rows.EventsAsync(
            streams.SelectMany(stream => stream.Events.Select((happened, i) => (stream, i, happened.At))).OrderBy(entry => entry.At).Select(entry => RowOf(entry.stream, entry.i)), ct);
        foreach (var kind in written.GroupBy(stream => stream.Type))
            await rows.StatesAsync(kind.Key, kind, ct);
    }

    private BulkStream RowOf(StreamWithHistory stream) => new(
        stream.Tenant, stream.Id, stream.Type, stream.Events.Count, stream.Events[0].At, stream.Events[^1].At,
        JsonSerializer.SerializeToUtf8Bytes(stream.State, stream.Type.State, model.Json));

    private BulkEvent RowOf(StreamWithHistory stream, int i)
    {
        var (happened, at) = stream.Events[i];
        return new(stream.Tenant, stream.Id, i + 1, Guid.CreateVersion7(at), model.NameOf(happened), model.DotnetTypeOf(happened),
            JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), model.Json), at);
    }
}
