using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>What a rebuild has read and what it left.</summary>
/// <param name="Events">How many events of the projection were folded.</param>
public sealed record Rebuilt(string Projection, long Events, int Documents);

/// <summary>
/// Folds the whole log anew, in memory and beside the running projector. Until the new documents take the place of the old ones, in one
/// transaction with the progress they stand for, readers see the old ones complete and current.
/// </summary>
internal sealed class Rebuild(NpgsqlDataSource database, StoreModel model, IProjection projection)
{
    // What comes in during the last pass is folded while the projector has to wait.
    private const int FewEnough = 5_000;
    private const int MostPasses = 20;

    private readonly EventLog log = new(model, projection);
    private readonly ReadModels readModels = new(model, projection);
    private readonly Folded folded = new(projection, []);
    private long events;

    public static async Task<Rebuilt> RunAsync(NpgsqlDataSource database, StoreModel model, IProjection projection, CancellationToken ct)
    {
        while (true)
            if (await new Rebuild(database, model, projection).TryAsync(ct) is { } rebuilt)
                return rebuilt;
    }

    /// <returns>None if a tenant was removed meanwhile.</returns>
    private async Task<Rebuilt?> TryAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var contents = await ContentsAsync(connection, null, ct);
        var cursor = ProjectorCursor.Start;
        for (var (pass, read) = (0, int.MaxValue); read > FewEnough && pass < MostPasses; pass++)
            (cursor, read) = await FoldAsync(connection, null, cursor, ct);

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ProjectionLock.TakeAsync(connection, transaction, model, projection, ct);
        if (await ContentsAsync(connection, transaction, ct) != contents)
            throw new InvalidOperationException($"The rebuild of {projection.Alias} was given up, because a backup was restored meanwhile; its read models follow by themselves.");
        // What was folded of a removed tenant must not come back with the new documents.
        if (await log.CountAsync(connection, transaction, cursor, ct) != events)
            return null;
        (cursor, _) = await FoldAsync(connection, transaction, cursor, ct);
        await readModels.ReplaceAsync(connection, transaction, folded, ct);
        await readModels.SaveAsync(connection, transaction, cursor, ct);
        await transaction.CommitAsync(ct);
        return new(projection.Alias, events, folded.Documents.Count);
    }

    /// <summary>Tells one content of the database from another: a restored backup comes into a new file.</summary>
    private async Task<uint> ContentsAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select pg_relation_filenode('{model.Schema}.mt_streams')", connection, transaction);
        return (uint)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<(ProjectorCursor Cursor, int Read)> FoldAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, ProjectorCursor cursor, CancellationToken ct)
    {
        var head = await log.HeadAsync(connection, transaction, ct);
        var read = await log.EachAsync(connection, transaction, cursor, head, Fold, ct);
        events += read;
        return (head, read);
    }

    private void Fold(LoggedEvent logged)
    {
        try
        {
            if (projection.KeyOf(logged.Event!) is { } key)
                folded.Add(logged.Tenant, key, logged.Event!);
        }
        catch (Exception cause)
        {
            throw new UnfoldableEventException(projection.Alias, logged, 0, cause);
        }
    }
}
