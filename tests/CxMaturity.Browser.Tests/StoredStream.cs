using CxMaturity.Web.Tests;
using Npgsql;

namespace CxMaturity.Browser.Tests;

/// <summary>What lies in the database under one stream, read past the product.</summary>
internal static class StoredStream
{
    public static async Task<IReadOnlyList<(string Type, string Data)>> EventsAsync(this CxHost host, Guid stream)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select type, data::text from cx.mt_events where stream_id = $1 order by version", connection);
        command.Parameters.Add(new() { Value = stream });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var events = new List<(string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            events.Add((reader.GetString(0), reader.GetString(1)));
        return events;
    }

    public static async Task<string[]> EventNamesAsync(this CxHost host, Guid stream) =>
        [.. (await host.EventsAsync(stream)).Select(happened => happened.Type)];
}
