using Npgsql;

namespace CxMaturity.Store.Projections;

/// <summary>
/// Reads the log and folds it into one projection. Read models and progress are committed together, and the lock is taken in that very
/// transaction, so that two hosts can never write the same read model twice.
/// </summary>
public sealed class Projector(NpgsqlDataSource database, StoreModel model, IProjection projection)
{
    // So many that far behind the cost is in the events and not in the batches.
    private const int BatchSize = 20_000;

    private readonly EventLog log = new(model, projection);
    private readonly ReadModels readModels = new(model, projection);

    public string Name => projection.Alias;

    /// <summary>Folds the next events, up to one that cannot be folded; if that is the first, it is an <see cref="UnfoldableEventException"/>.</summary>
    /// <returns>How many were read; none when there is nothing new, or when another host is at it.</returns>
    public async Task<int> RunBatchAsync(CancellationToken ct = default)
    {
        for (var limit = BatchSize; ;)
        {
            try
            {
                return await RunAsync(limit, ct);
            }
            catch (UnfoldableEventException stop) when (stop.Position > 0)
            {
                limit = stop.Position;
            }
        }
    }

    private async Task<int> RunAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await ProjectionLock.TryTakeAsync(connection, transaction, model, projection, ct))
            return 0;

        var (events, cursor) = await log.NextAsync(connection, transaction, await readModels.CursorAsync(connection, transaction, ct), limit, ct);
        if (events.Count == 0)
            return 0;

        var keys = events.Select(KeyOf).ToArray();
        if (keys.Any(key => key is not null))
        {
            var folded = await readModels.LoadAsync(connection, transaction, Touched(events, keys), ct);
            for (var position = 0; position < keys.Length; position++)
                Fold(folded, events[position], keys[position], position);
            await readModels.StoreAsync(connection, transaction, folded, ct);
        }

        await readModels.SaveAsync(connection, transaction, cursor, ct);
        await transaction.CommitAsync(ct);
        return events.Count;
    }

    private static HashSet<(string, Guid)> Touched(List<LoggedEvent> events, Guid?[] keys)
    {
        var touched = new HashSet<(string, Guid)>();
        for (var position = 0; position < keys.Length; position++)
            if (keys[position] is { } key)
                touched.Add((events[position].Tenant, key));
        return touched;
    }

    private Guid? KeyOf(LoggedEvent logged, int position)
    {
        try
        {
            return logged.Event is null ? null : projection.KeyOf(logged.Event);
        }
        catch (Exception cause)
        {
            throw new UnfoldableEventException(projection.Alias, logged, position, cause);
        }
    }

    private void Fold(Folded folded, LoggedEvent logged, Guid? key, int position)
    {
        if (key is null)
            return;
        try
        {
            folded.Add(logged.Tenant, key.Value, logged.Event!);
        }
        catch (Exception cause)
        {
            throw new UnfoldableEventException(projection.Alias, logged, position, cause);
        }
    }
}
