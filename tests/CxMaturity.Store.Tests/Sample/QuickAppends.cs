using System.Globalization;
using NpgsqlTypes;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>Appends parcel scans through the functions that Marten calls.</summary>
public static class QuickAppends
{
    public static Task<long[]> QuickAppendAsync(this SampleStore sample, Guid parcel, Guid route, params int[] places) =>
        CallAsync(sample, "", parcel, places.Select(place => Scan(parcel, route, place)));

    public static Task<long[]> QuickAppendExpectingAsync(this SampleStore sample, long expected, Guid parcel, Guid route, params int[] places) =>
        CallAsync(sample, $", expected_version => {expected.ToString(CultureInfo.InvariantCulture)}", parcel, places.Select(place => Scan(parcel, route, place)));

    public static Task<long[]> QuickAppendAtAsync(this SampleStore sample, Guid parcel, Guid route, DateTime time, params int[] places) =>
        CallAsync(sample, string.Create(CultureInfo.InvariantCulture, $", array_fill('{time:O}'::timestamptz, array[{places.Length}])"), parcel,
            places.Select(place => Scan(parcel, route, place)));

    /// <summary>A parcel that only Marten has written so far.</summary>
    public static Task<long[]> QuickAcceptAsync(this SampleStore sample, Guid parcel, Guid route) =>
        CallAsync(sample, "", parcel, [("parcel_accepted", $$"""{"ParcelId": "{{parcel}}", "RouteId": "{{route}}", "Size": "Large"}""")]);

    private static (string, string) Scan(Guid parcel, Guid route, int place) =>
        ("parcel_scanned", string.Create(CultureInfo.InvariantCulture, $$"""{"ParcelId": "{{parcel}}", "RouteId": "{{route}}", "Place": {{place}}}"""));

    private static async Task<long[]> CallAsync(SampleStore sample, string more, Guid stream, IEnumerable<(string Name, string Data)> scans)
    {
        var events = scans.ToArray();
        await using var command = sample.Database.CreateCommand($"""
            select {sample.Model.Schema}.mt_quick_append_events($1, 'parcel', '{SampleStore.Tenant}', $2, $3, $4, $5, $6, $7, $8, $9, $10{more})
            """);
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = events.Select(_ => Guid.NewGuid()).ToArray() });
        Add(NpgsqlDbType.Varchar, events.Select(happened => happened.Name));
        Add(NpgsqlDbType.Varchar, events.Select(_ => "Some.Type, Some"));
        Add(NpgsqlDbType.Jsonb, events.Select(happened => happened.Data));
        command.Parameters.Add(new() { Value = events.Select(_ => (byte[]?)null).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        Add(NpgsqlDbType.Varchar, events.Select(_ => "causation-1"));
        Add(NpgsqlDbType.Varchar, events.Select(_ => "correlation-1"));
        Add(NpgsqlDbType.Jsonb, events.Select(_ => """{"h": 1}"""));
        Add(NpgsqlDbType.Varchar, events.Select(_ => "user-1"));
        return (long[])(await command.ExecuteScalarAsync())!;

        void Add(NpgsqlDbType type, IEnumerable<string> values) =>
            command.Parameters.Add(new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}
