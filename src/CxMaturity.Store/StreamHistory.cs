using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace CxMaturity.Store;

/// <summary>One stored event with what stands beside it in the log.</summary>
public sealed record StoredEvent(
    string Tenant,
    Guid Stream,
    long Version,
    long Sequence,
    string Name,
    object? Event,
    DateTimeOffset Timestamp,
    string? UserName)
{
    /// <summary>The kind of its stream, where events of several are read together.</summary>
    public string? Kind { get; init; }
}

/// <summary>The past of one tenant's streams: their events, and their state at a version or a time.</summary>
public sealed partial class StreamHistory
{
    private const int ReadAhead = 500;

    private readonly Func<string, NpgsqlCommand> newCommand;
    private readonly StoreModel model;
    private readonly string tenant;

    internal StreamHistory(Func<string, NpgsqlCommand> newCommand, StoreModel model, string tenant) =>
        (this.newCommand, this.model, this.tenant) = (newCommand, model, tenant);

    public Task<Snapshot<TState>> AtVersionAsync<TState, TEvent>(StreamType<TState, TEvent> type, Guid id, long version, CancellationToken ct = default)
        where TState : class where TEvent : class => FoldAsync(type, id, version, null, ct);

    /// <summary>The state as it was known at a moment: everything up to and including it.</summary>
    public Task<Snapshot<TState>> AtTimeAsync<TState, TEvent>(StreamType<TState, TEvent> type, Guid id, DateTimeOffset time, CancellationToken ct = default)
        where TState : class where TEvent : class => FoldAsync(type, id, long.MaxValue, time, ct);

    /// <summary>The events of a stream in their order.</summary>
    public async Task<IReadOnlyList<StoredEvent>> EventsAsync(Guid id, long upTo = long.MaxValue, DateTimeOffset? until = null, CancellationToken ct = default)
    {
        await using var command = newCommand($"""
            select version, seq_id, type, data, timestamp, user_name from {model.Schema}.mt_events
            where tenant_id = $1 and stream_id = $2 and version <= $3 and ($4 is null or timestamp <= $4) order by version
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        command.Parameters.Add(new NpgsqlParameter { Value = until?.UtcDateTime ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(ct))
            events.Add(new(tenant, id, reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2),
                model.Read(reader.GetString(2), reader.GetFieldValue<byte[]>(3)),
                reader.GetFieldValue<DateTimeOffset>(4), reader.IsDBNull(5) ? null : reader.GetString(5)));
        return events;
    }

    /// <summary>Everything of these kinds that happened within one tag, one by one and in no particular order; none of it is kept in memory.</summary>
    public async Task EachTaggedAsync(Guid tag, IReadOnlyCollection<Type> types, Action<object> each, CancellationToken ct = default)
    {
        await using var command = newCommand($"select type, data from {model.Schema}.mt_events where tenant_id = $1 and tag = $2 and type = any($3)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tag });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. model.StoredNamesOf(types)] });
        // While one event is being looked at, the next ones are read.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ahead = Channel.CreateBounded<object>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(command, ahead.Writer, stop.Token);
        try
        {
            await foreach (var happened in ahead.Reader.ReadAllAsync(ct))
                each(happened);
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Never throws: whatever goes wrong ends the channel, and so reaches the one who reads from it.</summary>
    private async Task ReadAsync(NpgsqlCommand command, ChannelWriter<object> ahead, CancellationToken ct)
    {
        await Task.Yield();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                if (model.Read(reader.GetString(0), reader.GetFieldValue<byte[]>(1)) is { } happened)
                    await ahead.WriteAsync(happened, ct);
            ahead.Complete();
        }
        catch (Exception failure)
        {
            ahead.Complete(failure);
        }
    }

    private async Task<Snapshot<TState>> FoldAsync<TState, TEvent>(
        StreamType<TState, TEvent> type, Guid id, long upTo, DateTimeOffset? until, CancellationToken ct)
        where TState : class where TEvent : class
    {
        var events = await EventsAsync(id, upTo, until, ct);
        return new(events.Select(stored => stored.Event).OfType<TEvent>().Aggregate(type.Initial, type.Evolve), events.Count == 0 ? 0 : events[^1].Version);
    }
}
