using System.Diagnostics;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Store.Tests.Embedded;
using CxMaturity.Tests.Shared;
using Npgsql;

[assembly: AssemblyFixture(typeof(ClusterTemplate))]

namespace CxMaturity.Store.Tests.Embedded;

/// <summary>One stopped cluster with three rows; tests take copies, because making a cluster is what takes the time.</summary>
public sealed class ClusterTemplate : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _folder = new(MakeAsync);

    public async Task CopyToAsync(string folder)
    {
        var template = await _folder.Value;
        // The copy has to keep the owner, for which there is no call in the base library.
        using var copy = OperatingSystem.IsWindows()
            ? Process.Start("robocopy", [template, folder, "/e", "/copyall"])
            : Process.Start("cp", ["-a", template, folder]);
        await copy.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder.IsValueCreated)
            Directory.Delete(await _folder.Value, recursive: true);
    }

    private static async Task<string> MakeAsync()
    {
        var folder = TestPostgres.NewFolder("template");
        await using var cluster = await EmbeddedPostgres.EmbeddedPostgres.StartAsync(new() { DataFolder = folder, CarriedFolder = TestPostgres.Carried });
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("create table kept (n int); insert into kept values (1), (2), (3)", connection);
        await command.ExecuteNonQueryAsync();
        return folder;
    }
}
