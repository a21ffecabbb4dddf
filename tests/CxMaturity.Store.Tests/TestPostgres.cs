using System.Diagnostics;
using System.Globalization;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Tests.Shared;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace CxMaturity.Tests.Shared;

/// <summary>
/// One database server for all tests of an assembly, with the product's own settings: the server named in CXMATURITY_TEST_POSTGRES,
/// or an embedded cluster in a temporary folder. It starts when the first test asks for a database.
/// </summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private static readonly string Folders = Path.Combine(Path.GetTempPath(), "cxmaturity-tests");

    private readonly Lazy<Task<string>> _server;
    private readonly List<string> _made = [];
    private EmbeddedCluster? _cluster;
    private int _count;

    public TestPostgres() => _server = new Lazy<Task<string>>(StartAsync);

    /// <summary>The connection string of a fresh, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var server = await _server.Value;
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        await ExecuteAsync(server, $"create database {name}");
        lock (_made)
            _made.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_server.IsValueCreated)
            return;
        NpgsqlConnection.ClearAllPools();
        if (_cluster is not null)
            await DiscardAsync(_cluster);
        else
            foreach (var name in _made)
                await ExecuteAsync(await _server.Value, $"drop database if exists {name} with (force)");
    }

    /// <summary>A new folder that also the account of a server under root can reach.</summary>
    public static string NewFolder(string purpose) =>
        Path.Combine(Folders, $"{Environment.ProcessId}-{purpose}-{Path.GetRandomFileName()}");

    /// <summary>Where the programs of the server come from on a machine without PostgreSQL.</summary>
    public static string? Carried => CarriedBinaries.FindAbove(AppContext.BaseDirectory);

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("CXMATURITY_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        await DiscardWhatKilledRunsLeftAsync();
        _cluster = await EmbeddedPostgres.StartAsync(new() { DataFolder = NewFolder("shared"), CarriedFolder = Carried });
        return _cluster.ConnectionString;
    }

    private static async Task DiscardWhatKilledRunsLeftAsync()
    {
        if (!Directory.Exists(Folders))
            return;
        foreach (var folder in Directory.GetDirectories(Folders).Where(folder => !IsOwnerAlive(folder)))
        {
            try
            {
                // The server of a killed run may still be running: it is adopted in order to be stopped.
                if (File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
                    await (await EmbeddedPostgres.StartAsync(new() { DataFolder = folder, CarriedFolder = Carried })).StopAsync();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                // Another run is discarding it at this moment, or it belongs to another user.
            }
        }
    }

    private static bool IsOwnerAlive(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
            return true;
        try
        {
            using var owner = Process.GetProcessById(pid);
            return !owner.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task DiscardAsync(EmbeddedCluster cluster)
    {
        await cluster.StopAsync();
        Directory.Delete(cluster.DataFolder, recursive: true);
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
