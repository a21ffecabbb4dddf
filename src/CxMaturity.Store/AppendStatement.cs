using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>
/// Version check, events and state document in one statement: one round trip, one commit. It answers how many events were written;
/// none means that somebody else was faster.
/// </summary>
internal static class AppendStatement
{
    public static NpgsqlCommand For(
        StoreModel model, Append append, string tenant, EventMetadata metadata, DateTimeOffset now, NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        var command = new NpgsqlCommand(Sql(model.Schema, append, inTransaction: transaction is not null), connection, transaction);
        var p = command.Parameters;
        p.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = append.Id });
        p.Add(new NpgsqlParameter<string> { TypedValue = append.Type.Name });
        p.Add(new NpgsqlParameter<long> { TypedValue = append.Expected });
        p.Add(new NpgsqlParameter<long> { TypedValue = append.Version });
        p.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        p.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. append.Events.Select(_ => Guid.CreateVersion7(now))] });
        p.Add(new NpgsqlParameter<string[]> { TypedValue = [.. append.Events.Select(model.NameOf)] });
        p.Add(new NpgsqlParameter<string[]> { TypedValue = [.. append.Events.Select(model.DotnetTypeOf)] });
        p.Add(new NpgsqlParameter<string[]> { TypedValue = [.. append.Events.Select(e => JsonSerializer.Serialize(e, e.GetType(), model.Json))] });
        p.Add(Optional(metadata.UserName));
        p.Add(Optional(metadata.CorrelationId));
        p.Add(Optional(metadata.CausationId));
        p.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(append.State, append.Type.State, model.Json) });
        p.Add(new NpgsqlParameter<string> { TypedValue = StoreModel.DotnetType(append.Type.State) });
        if (append.Guard is { } guard)
        {
            p.Add(new NpgsqlParameter<Guid> { TypedValue = guard.Id });
            p.Add(new NpgsqlParameter<long> { TypedValue = guard.Version });
        }

        return command;
    }

    private static string Sql(string schema, Append append, bool inTransaction)
    {
        // The guarded stream is held until the commit, so that it cannot change between this check and ours becoming visible.
        var guard = append.Guard is null ? "" : $"""
            guard as materialized (
                select 1 from {schema}.mt_streams where tenant_id = $1 and id = $16 and version = $17 and not is_archived for share),
            """;
        var guarded = append.Guard is null ? "" : "and exists (select 1 from guard)";
        // A transaction has its place in the log from its first write on. A stream that has moved behind that place would be read
        // in the wrong order, so that is a lost race too. A statement on its own takes its place after what it has seen.
        var ordered = inTransaction
            ? $"""
              and not exists (select 1 from {schema}.mt_events
                  where tenant_id = $1 and stream_id = $2 and version = $4 and transaction_id > pg_current_xact_id())
              """
            : "";
        var moved = append.Expected == 0
            ? $"""
              insert into {schema}.mt_streams (tenant_id, id, type, version, timestamp, created)
              select $1, $2, $3, $5, $6, $6 where $4 = 0 {guarded}
              on conflict do nothing returning 1
              """
            : $"""
              update {schema}.mt_streams set version = $5, timestamp = $6, type = $3
              where tenant_id = $1 and id = $2 and version = $4 and coalesce(type, $3) = $3 and not is_archived {guarded} {ordered} returning 1
              """;
        return $"""
            with {guard}
            moved as ({moved}),
            appended as (
                insert into {schema}.mt_events
                    (id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, user_name, correlation_id, causation_id)
                select e.id, $2, $4 + e.ordinality, e.data::jsonb, e.name, $6, $1, e.dotnet, $11, $12, $13
                from moved, unnest($7, $8, $9, $10) with ordinality as e(id, name, dotnet, data, ordinality) order by e.ordinality
                returning 1),
            document as (
                insert into {schema}.mt_doc_{append.Type.Name} (tenant_id, id, data, mt_version, mt_dotnet_type)
                select $1, $2, $14::jsonb, $5, $15 from moved
                on conflict (tenant_id, id) do update
                set data = excluded.data, mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp())
            select count(*) from appended
            """;
    }

    private static NpgsqlParameter Optional(string? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };
}
