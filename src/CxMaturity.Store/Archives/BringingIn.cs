using System.Runtime.InteropServices;
using System.Text.Json;
using CxMaturity.Store.Projections;
using Npgsql;

namespace CxMaturity.Store.Archives;

/// <summary>
/// Writes a whole tenant from an archive in one transaction: the same events with their ids, versions, times and order, the states that
/// they lead to, and the documents. Read models are the projector's business, as ever.
/// </summary>
internal sealed class BringingIn(NpgsqlConnection connection, StoreModel model, ArchivedLog log, IReadOnlyCollection<(StreamType Type, Guid Id)> leftOut)
{
    private readonly ArchivedStream[] streams = [.. log.Streams.Where(stream => !stream.OfInstallation || !leftOut.Contains((stream.Type, stream.Id)))];

    public static async Task RunAsync(
        NpgsqlDataSource database, StoreModel model, ProjectorBell bell, ArchivedLog log, IReadOnlyCollection<(StreamType Type, Guid Id)> leftOut,
        IReadOnlyList<StreamWithHistory> besides, CancellationToken ct)
    {
        var more = new BulkAppend(model, besides);
        more.RefuseUnnamed();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = new BulkRows(connection, model);
        var bringing = new BringingIn(connection, model, log, leftOut);
        try
        {
            await bringing.RefuseTenantAsync(transaction, ct);
            await bringing.WriteAsync(rows, ct);
            if (besides.Count > 0)
                await more.WriteAsync(rows, ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ConcurrencyException("tenant", bringing.AnyStream, 0);
        }
        catch (PostgresException untaken) when (untaken.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // Text that JSON can hold and the database cannot.
            throw new ArchiveException(ArchiveFault.Untaken, untaken.MessageText);
        }

        bell.Ring();
        await rows.CountAsync(bringing.streams.Select(stream => stream.Type).Concat(besides.Select(stream => stream.Type)));
    }

    private Guid AnyStream => streams.Length > 0 ? streams[0].Id : Guid.Empty;

    /// <summary>A tenant of which anything is there already, an empty read model included, is not mixed with another.</summary>
    private async Task RefuseTenantAsync(NpgsqlTransaction transaction, CancellationToken ct)
    {
        string[] tables = ["mt_streams", "mt_events", .. model.DocumentAliases.Select(alias => $"mt_doc_{alias}")];
        await using var command = new NpgsqlCommand(
            $"select {string.Join(" or ", tables.Select(table => $"exists (select 1 from {model.Schema}.{table} where tenant_id = $1)"))}", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log.Tenant });
        if ((bool)(await command.ExecuteScalarAsync(ct))!)
            throw new ConcurrencyException("tenant", AnyStream, 0);
    }

    private async Task WriteAsync(BulkRows rows, CancellationToken ct)
    {
        await rows.StreamsAsync(streams.Select(RowOf), ct);
        await rows.EventsAsync(Events(ct), ct);
        foreach (var kind in streams.GroupBy(stream => stream.Type))
            await rows.StatesAsync(kind.Key, kind.Select(RowOf), ct);
        foreach (var kind in log.Documents.GroupBy(document => document.Type))
        {
            var documents = new List<(Guid, byte[])>();
            foreach (var (_, id, part) in kind)
                documents.Add((id, await log.Archive.ReadAsync(part, ct)));
            await rows.DocumentsAsync(kind.Key, log.Tenant, documents, ct);
        }
    }

    private BulkStream RowOf(ArchivedStream stream) => new(
        TenantOf(stream.OfInstallation), stream.Id, stream.Type, stream.Version, stream.Created, stream.LastAt,
        JsonSerializer.SerializeToUtf8Bytes(stream.State, stream.Type.State, model.Json), stream.IsArchived);

    private IEnumerable<BulkEvent> Events(CancellationToken ct)
    {
        var written = streams.ToDictionary(stream => (stream.OfInstallation, stream.Id));
        foreach (var (happened, _) in ArchiveReading.Lines(log.Archive, ct))
            if (written.TryGetValue((happened.Of is not null, happened.Stream), out var stream))
                yield return RowOf(happened, stream.IsArchived);
    }

    private BulkEvent RowOf(ArchivedEvent happened, bool isArchived) => new(
        TenantOf(happened.Of is not null), happened.Stream, happened.Version, happened.Id, happened.Type, model.DotnetTypeOf(happened.Type),
        JsonMarshal.GetRawUtf8Value(happened.Data).ToArray(), happened.Timestamp, happened.By, isArchived);

    private string TenantOf(bool ofInstallation) => ofInstallation ? EventStore.DefaultTenant : log.Tenant;
}
