using Npgsql;

namespace CxMaturity.Store;

/// <summary>The stream, or the one it lives within, is archived: nothing can be appended to it any more, however often it is tried.</summary>
public sealed class StreamArchivedException(string stream, Guid id) : Exception($"The {stream} {id} is archived.")
{
    public Guid Stream => id;
}

/// <summary>
/// Streams that are closed for good. An archived stream can still be read, and what happened in it stays in the read models and in
/// every rebuild of them: archiving is the end of writing, not of history.
/// </summary>
internal static class Archive
{
    /// <summary>As Marten archives: the stream and its events carry the mark, and keep their place in the log.</summary>
    /// <returns>Whether there is such a stream.</returns>
    public static async Task<bool> AddAsync(Guid id, Func<string, NpgsqlCommand> newCommand, StoreModel model, string tenant, CancellationToken ct)
    {
        await using var command = newCommand($"""
            select {model.Schema}.mt_archive_stream($2, $1) from {model.Schema}.mt_streams where tenant_id = $1 and id = $2
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>The refusal that a failed append has earned, or none where it only lost a race.</summary>
    public static async Task<StreamArchivedException?> WhyNotAsync(
        Append append, Func<string, NpgsqlCommand> newCommand, StoreModel model, string tenant, CancellationToken ct)
    {
        await using var command = newCommand($"""
            select coalesce(type, 'stream'), id from {model.Schema}.mt_streams where tenant_id = $1 and id = any($2) and is_archived limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = append.Guard is { } guard ? [append.Id, guard.Id] : [append.Id] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetString(0), reader.GetGuid(1)) : null;
    }
}

public sealed partial class TenantStore
{
    /// <summary>Closes a stream for good; it can still be read.</summary>
    /// <returns>Whether there is such a stream.</returns>
    public Task<bool> ArchiveAsync(Guid id, CancellationToken ct = default) =>
        Archive.AddAsync(id, sql => database.CreateCommand(sql), model, tenant, ct);

    private async Task RefuseArchivedAsync(Append append, CancellationToken ct)
    {
        if (await Archive.WhyNotAsync(append, sql => database.CreateCommand(sql), model, tenant, ct) is { } archived)
            throw archived;
    }
}
