using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CxMaturity.Store.EmbeddedPostgres;
using Npgsql;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>A cluster of its own for one run, with everything on that keeps data safe, and PostgreSQL's own measuring program.</summary>
public sealed partial class Database : IAsyncDisposable
{
    private readonly EmbeddedCluster cluster;
    private readonly string folder;

    private Database(EmbeddedCluster cluster, string folder) => (this.cluster, this.folder) = (cluster, folder);

    public string ConnectionString => cluster.ConnectionString;

    public static async Task<Database> StartAsync()
    {
        var folder = NewFolder();
        var cluster = await EmbeddedPostgres.StartAsync(new() { DataFolder = folder });
        return new(cluster, folder);
    }

    /// <summary>A folder for a cluster. Not below the temporary folder: that may be memory, and nobody has to wait for memory.</summary>
    public static string NewFolder() =>
        Path.Combine(OperatingSystem.IsWindows() ? Path.GetTempPath() : "/var/tmp", $"cx-bench-{Guid.NewGuid():N}");

    /// <summary>Single rows inserted and committed per second from 32 clients: what this cluster can do at best.</summary>
    public async Task<double> SingleRowCommitsAsync(TimeSpan time)
    {
        await using (var source = NpgsqlDataSource.Create(ConnectionString))
        await using (var command = source.CreateCommand("create table if not exists bench_rows (id bigint generated always as identity primary key, data text not null)"))
            await command.ExecuteNonQueryAsync();

        var script = Path.Combine(folder, "insert.sql");
        await File.WriteAllTextAsync(script, "insert into bench_rows (data) values ('a single row');\n");
        var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
        var start = new ProcessStartInfo(Program("pgbench")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "-n", "-M", "prepared", "-c", "32", "-j", "2", "-T", time.TotalSeconds.ToString(CultureInfo.InvariantCulture), "-f", script,
            "-h", parts.Host!, "-p", parts.Port.ToString(CultureInfo.InvariantCulture), "-U", parts.Username!, parts.Database!
        })
            start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = parts.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return PerSecond().Match(said) is { Success: true } found
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench said no figure: {said}{await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string Program(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).OrderDescending().FirstOrDefault() ?? name
            : name;

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex PerSecond();
}
