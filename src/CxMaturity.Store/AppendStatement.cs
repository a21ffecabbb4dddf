using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>
/// Version checks, events and state documents of any number of streams of one kind in one statement: one round trip, one commit. Each
/// append counts for itself; one that is missing from the answer was written by nobody, because somebody else was faster.
/// </summary>
internal static class AppendStatement
{
    /// <returns>For each append whether it was written.</returns>
    public static async Task<bool[]> ExecuteAsync(
        StoreModel model, IReadOnlyList<Append> appends, DateTimeOffset now, NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        var type = appends[0].Type;
        var guarded = appends.Any(append => append.Guard is not null);
        await using var command = new NpgsqlCommand(Sql(model.Schema, type.Name, guarded, inTransaction: transaction is not null), connection, transaction);
        AddParameters(command.Parameters, model, type, appends, now);

        var written = new bool[appends.Count];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            written[reader.GetInt32(0)] = true;
        // The rows come before the commit. Closing the reader would pass over a commit that was not answered in time; this does not.
        await reader.NextResultAsync(ct);
        return written;
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, StoreModel model, StreamType type, IReadOnlyList<Append> appends, DateTimeOffset now)
    {
        var events = appends.SelectMany((append, owner) => append.Events.Select((happened, place) => (owner, place: place + 1, happened))).ToArray();

        Add(now.UtcDateTime);
        Add(StoreModel.DotnetType(type.State));
        Each(append => append.Tenant);
        Each(append => append.Id);
        Each(append => append.Expected);
        Each(append => append.Version);
        Each(append => JsonSerializer.Serialize(append.State, type.State, model.Json));
        Each(append => append.Guard?.Id);
        Each(append => append.Guard?.Version);
        Each(append => append.Metadata.UserName);
        Each(append => append.Metadata.CorrelationId);
        Each(append => append.Metadata.CausationId);
        Add(Array.ConvertAll(events, e => e.owner));
        Add(Array.ConvertAll(events, e => e.place));
        Add(Array.ConvertAll(events, _ => Guid.CreateVersion7(now)));
        Add(Array.ConvertAll(events, e => model.NameOf(e.happened)));
        Add(Array.ConvertAll(events, e => model.DotnetTypeOf(e.happened)));
        Add(Array.ConvertAll(events, e => JsonSerializer.Serialize(e.happened, e.happened.GetType(), model.Json)));

        void Add<T>(T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });

        void Each<T>(Func<Append, T> part) => Add(appends.Select(part).ToArray());
    }

    private static string Sql(string schema, string type, bool guarded, bool inTransaction)
    {
        // The guarding streams are held until the commit, so that they cannot change between this check and ours becoming visible.
        var guards = guarded
            ? $"""
              guards as materialized (
                  select s.tenant_id, s.id, s.version from {schema}.mt_streams s
                  where (s.tenant_id, s.id, s.version) in (select tenant_id, guard_id, guard_version from asked) and not s.is_archived
                  order by s.tenant_id, s.id for share of s),
              """
            : "";
        // By version too: beside an append that has seen the present parent there may be one that has seen it before its last change.
        var admitted = guarded ? "guard_id is null or (tenant_id, guard_id, guard_version) in (select tenant_id, id, version from guards)" : "true";
        // A clock that was set back must not let a stream's past run backwards: looking back in time goes by these moments.
        // A transaction has its place in the log from its first write on. A stream that has moved behind that place would be read
        // in the wrong order, so that is a lost race too. A statement on its own takes its place after what it has seen.
        var ordered = inTransaction
            ? $"""
              and not exists (select 1 from {schema}.mt_events e
                  where e.tenant_id = s.tenant_id and e.stream_id = s.id and e.version = s.version and e.transaction_id > pg_current_xact_id())
              """
            : "";
        return $"""
            with asked as (
                select ordinality::int - 1 as ordinal, tenant_id, id, expected, version, state, guard_id, guard_version, user_name, correlation_id, causation_id
                from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) with ordinality
                    as a(tenant_id, id, expected, version, state, guard_id, guard_version, user_name, correlation_id, causation_id)),
            {guards}
            admitted as materialized (select * from asked where {admitted}),
            started as (
                insert into {schema}.mt_streams (tenant_id, id, type, version, timestamp, created)
                select tenant_id, id, '{type}', version, $1, $1 from admitted where expected = 0
                on conflict do nothing returning tenant_id, id, timestamp),
            moved as (
                update {schema}.mt_streams s set version = a.version, timestamp = greatest(s.timestamp, $1), type = '{type}' from admitted a
                where a.expected > 0 and s.tenant_id = a.tenant_id and s.id = a.id and s.version = a.expected
                    and coalesce(s.type, '{type}') = '{type}' and not s.is_archived {ordered}
                returning s.tenant_id, s.id, s.timestamp),
            written as materialized (
                select a.*, m.timestamp from admitted a join (select * from started union all select * from moved) m using (tenant_id, id)),
            appended as (
                insert into {schema}.mt_events
                    (id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, user_name, correlation_id, causation_id)
                select e.id, w.id, w.expected + e.place, e.data::jsonb, e.name, w.timestamp, w.tenant_id, e.dotnet, w.user_name, w.correlation_id, w.causation_id
                from written w join unnest($13, $14, $15, $16, $17, $18) as e(owner, place, id, name, dotnet, data) on e.owner = w.ordinal
                order by e.owner, e.place),
            documents as (
                insert into {schema}.mt_doc_{type} (tenant_id, id, data, mt_version, mt_dotnet_type)
                select tenant_id, id, state::jsonb, version, $2 from written
                on conflict (tenant_id, id) do update
                set data = excluded.data, mt_version = excluded.mt_version, mt_last_modified = transaction_timestamp())
            select ordinal from written
            """;
    }
}
