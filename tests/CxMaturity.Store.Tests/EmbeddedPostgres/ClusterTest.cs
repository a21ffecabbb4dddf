using System.Diagnostics;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Embedded;

/// <summary>A situation with one cluster folder of its own; whatever still runs in it is stopped at the end.</summary>
public abstract class ClusterTest(ClusterTemplate template) : IAsyncDisposable
{
    private readonly List<EmbeddedCluster> _started = [];

    protected string Folder { get; } = TestPostgres.NewFolder("cluster");

    protected List<string> Said { get; } = [];

    protected EmbeddedPostgresOptions Options => new() { DataFolder = Folder, CarriedFolder = TestPostgres.Carried };

    protected string InFolder(params string[] parts) => Path.Combine([Folder, .. parts]);

    protected Task<EmbeddedCluster> StartAsync() => StartAsync(Options);

    /// <summary>A folder whose cluster was made and stopped earlier.</summary>
    protected Task MadeAndStoppedAsync() => template.CopyToAsync(Folder);

    /// <summary>A running cluster that was made earlier and holds three rows.</summary>
    protected async Task<EmbeddedCluster> RunningWithRowsAsync()
    {
        await MadeAndStoppedAsync();
        return await StartAsync();
    }

    protected async Task<EmbeddedCluster> StartAsync(EmbeddedPostgresOptions options)
    {
        var cluster = await EmbeddedPostgres.EmbeddedPostgres.StartAsync(options, Said.Add, TestContext.Current.CancellationToken);
        _started.Add(cluster);
        return cluster;
    }

    protected async Task<string> RefusalAsync(EmbeddedPostgresOptions options) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync(options))).Message;

    protected static async Task<object?> AskAsync(EmbeddedCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    protected static async Task ShouldHoldThreeRowsAsync(EmbeddedCluster cluster) =>
        (await AskAsync(cluster, "select count(*) from kept")).ShouldBe(3L);

    protected static async Task KillAsync(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        if (!OperatingSystem.IsLinux())
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        // Where nobody collects the dead process, it never counts as exited, but it has lost its command line.
        while (File.Exists($"/proc/{pid}/cmdline") && (await File.ReadAllTextAsync($"/proc/{pid}/cmdline")).Length > 0)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var cluster in _started)
            await cluster.StopAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
