using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store.Projections;

/// <summary>Answers whether a projection has reached what is committed now, and waits for it.</summary>
internal static class ProjectionProgress
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task<bool> ReachedAsync(
        NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectorBell bell, IProjection projection, string tenant, Guid tag, TimeSpan patience, CancellationToken ct)
    {
        if (await HeadAsync(database, model, tenant, tag, ct) is not { } head)
            return true;

        var started = clock.GetTimestamp();
        while (true)
        {
            var moved = bell.Moved;
            if (await HasReachedAsync(database, model, projection, head, ct))
                return true;
            if (clock.GetElapsedTime(started) > patience)
                return false;
            // The projector may run on another host, whose moves are not heard here.
            await Task.WhenAny(moved, Task.Delay(Look, clock, ct));
        }
    }

    private static async Task<ProjectorCursor?> HeadAsync(NpgsqlDataSource database, StoreModel model, string tenant, Guid tag, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            select transaction_id, seq_id from {model.Schema}.mt_events where tenant_id = $1 and tag = $2
            order by transaction_id desc, seq_id desc limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tag });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<ulong>(0), reader.GetInt64(1)) : null;
    }

    private static async Task<bool> HasReachedAsync(NpgsqlDataSource database, StoreModel model, IProjection projection, ProjectorCursor head, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"select (transaction_id, seq_id) >= ($1, $2) from {model.Schema}.cx_projection_progress where name = $3");
        command.Parameters.AddRange(head.Parameters());
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection.Alias });
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
