using System.Diagnostics;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>The cluster of an app that is at work: it is spoken to, and neither taken over nor stopped.</summary>
public static class RunningCluster
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan UntilReady = TimeSpan.FromSeconds(30);

    /// <summary>Whether the folder holds a cluster.</summary>
    public static bool IsMade(EmbeddedPostgresOptions options) => ClusterFolder.LookAt(options.DataFolder).Major is not null;

    /// <summary>Where an app would make the cluster.</summary>
    public static string FolderOf(EmbeddedPostgresOptions options) => ClusterFolder.LookAt(options.DataFolder).Root;

    /// <summary>The connection string of the server that the app at work has started or is just starting.</summary>
    public static async Task<string> ConnectionStringAsync(EmbeddedPostgresOptions options, CancellationToken ct = default)
    {
        var folder = ClusterFolder.LookAt(options.DataFolder);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < UntilReady; await Task.Delay(Glance, ct))
            if (PostmasterFile.Read(folder) is { IsReady: true } server && server.IsRunning(folder))
                return await ConnectionStringAsync(folder, server.Port, ct);
        throw new EmbeddedPostgresException($"The database in {folder.Root} is not ready: the app that holds it is just starting or stopping. Try again when it serves.");
    }

    private static async Task<string> ConnectionStringAsync(ClusterFolder folder, int port, CancellationToken ct)
    {
        try
        {
            return await ClusterDatabase.OpenAsync(folder, port, ct);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new EmbeddedPostgresException($"The password of the database in {folder.Root} cannot be read. Do this as the user who runs CxMaturity.", closed);
        }
    }
}
