using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>Which events of a tenant somebody wants to read; whatever is left out does not matter.</summary>
/// <param name="Kinds">The kinds of streams. Events of any other kind are not even looked at.</param>
public sealed record EventFilter(IReadOnlyCollection<StreamType> Kinds)
{
    /// <summary>Those of certain types, older versions of them too.</summary>
    public IReadOnlyCollection<Type>? Types { get; init; }

    public IReadOnlyCollection<Guid>? Streams { get; init; }

    public string? UserName { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that is too late.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A place among events: what lies behind it is older. It holds across tenants, which share one numbering.</summary>
public readonly record struct EventCursor(DateTimeOffset At, long Sequence)
{
    public static EventCursor Of(StoredEvent stored) => new(stored.Timestamp, stored.Sequence);
}

/// <summary>Some events, newest first, and whether there are older ones.</summary>
public sealed record EventPage(IReadOnlyList<StoredEvent> Events, bool HasMore);

public sealed partial class StreamHistory
{
    /// <summary>
    /// Events of several streams, newest first. They are found by way of their streams, so that the log needs no further index, which
    /// every answer would have to pay for: kinds of which there are a few thousand events are read in milliseconds, however long the
    /// log around them is.
    /// </summary>
    public async Task<EventPage> PageAsync(EventFilter filter, int size, EventCursor? before = null, CancellationToken ct = default)
    {
        await using var command = newCommand("");
        var wanted = Wanted(filter, command.Parameters);
        if (before is null && filter is { Types: null, UserName: null, Until: null })
            wanted += ChangedLately(filter, size, command.Parameters);
        if (before is { } cursor)
            wanted += $" and (e.timestamp, e.seq_id) < (${Add(command.Parameters, cursor.At.UtcDateTime)}, ${Add(command.Parameters, cursor.Sequence)})";
        // One more than asked for tells whether there are more.
        command.CommandText = $"""
            select e.stream_id, e.version, e.seq_id, e.type, e.data, e.timestamp, e.user_name, s.type {wanted}
            order by e.timestamp desc, e.seq_id desc limit {size + 1}
            """;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = new List<StoredEvent>();
        while (events.Count < size && await reader.ReadAsync(ct))
            events.Add(new(tenant, reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3),
                model.Read(reader.GetString(3), reader.GetFieldValue<byte[]>(4)),
                reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetString(6))
            {
                Kind = reader.GetString(7)
            });
        return new(events, events.Count == size && await reader.ReadAsync(ct));
    }

    /// <summary>Everybody who caused such events, in the order of their names as they stand in the log.</summary>
    public async Task<IReadOnlyList<string>> AuthorsAsync(EventFilter filter, CancellationToken ct = default)
    {
        await using var command = newCommand("");
        command.CommandText = $"select distinct e.user_name {Wanted(filter, command.Parameters)} and e.user_name is not null order by 1";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var authors = new List<string>();
        while (await reader.ReadAsync(ct))
            authors.Add(reader.GetString(0));
        return authors;
    }

    /// <summary>
    /// Of the newest events none is older than the last change of the stream that comes after the first <paramref name="size"/>: each of
    /// these brings at least one. So a first page looks into few streams, however many there are and however long they became.
    /// </summary>
    private string ChangedLately(EventFilter filter, int size, NpgsqlParameterCollection parameters)
    {
        var streams = filter.Streams is { } chosen ? $" and l.id = any(${Add(parameters, chosen.ToArray())})" : "";
        return $"""
             and s.timestamp >= coalesce((
                select l.timestamp from {model.Schema}.mt_streams l
                where l.tenant_id = ${Add(parameters, tenant)} and l.type = any(${Add(parameters, filter.Kinds.Select(kind => kind.Name).ToArray())}){streams}
                order by l.timestamp desc offset {size} limit 1), '-infinity')
            """;
    }

    private string Wanted(EventFilter filter, NpgsqlParameterCollection parameters)
    {
        var wanted = $"""
            from {model.Schema}.mt_streams s join {model.Schema}.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
            where s.tenant_id = ${Add(parameters, tenant)} and s.type = any(${Add(parameters, filter.Kinds.Select(kind => kind.Name).ToArray())})
            """;
        if (filter.Streams is { } streams)
            wanted += $" and s.id = any(${Add(parameters, streams.ToArray())})";
        if (filter.Types is { } types)
            wanted += $" and e.type = any(${Add(parameters, model.StoredNamesOf(types).ToArray())})";
        if (filter.UserName is { } userName)
            wanted += $" and e.user_name = ${Add(parameters, userName)}";
        if (filter.From is { } from)
            wanted += $" and e.timestamp >= ${Add(parameters, from.UtcDateTime)}";
        if (filter.Until is { } until)
            wanted += $" and e.timestamp < ${Add(parameters, until.UtcDateTime)}";
        return wanted;
    }

    private static int Add<T>(NpgsqlParameterCollection parameters, T value)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return parameters.Count;
    }
}
