namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>How the running server came about.</summary>
public enum ClusterState
{
    /// <summary>The folder was empty: the cluster was made just now.</summary>
    Created,

    /// <summary>The server had been stopped in order and was started.</summary>
    Started,

    /// <summary>The server was still running after its app had been killed, and serves on.</summary>
    Adopted,

    /// <summary>The server had been killed; it was started and replayed its log.</summary>
    Recovered
}

/// <summary>The app's own running database; it stops with the app.</summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Server _server;
    private readonly ClusterFolder _folder;
    private int _stopped;

    internal EmbeddedCluster(Server server, ClusterFolder folder, int port, ClusterState state, string connectionString)
    {
        (_server, _folder) = (server, folder);
        (Port, State, ConnectionString) = (port, state, connectionString);
    }

    public string ConnectionString { get; }

    public int Port { get; }

    public ClusterState State { get; }

    /// <summary>The folder that holds everything of this cluster: data, password and log.</summary>
    public string DataFolder => _folder.Root;

    /// <summary>
    /// Starts the server again, where its clients know it, whenever it has gone without being stopped: killed, out of memory, or out of
    /// disk space. Returns when cancelled.
    /// </summary>
    /// <param name="tell">Hears what happened; the failure where it could not be started, which is tried again and again.</param>
    public async Task KeepRunningAsync(Action<string, Exception?> tell, CancellationToken ct)
    {
        using var glance = new PeriodicTimer(Glance);
        while (await glance.WaitForNextTickAsync(ct))
        {
            if (_server.IsRunning)
                continue;
            try
            {
                await _server.AdoptOrStartAsync(Port, ct);
                tell("The database server had gone; it was started again, with everything that was committed.", null);
            }
            // Whatever it is, a full disk for instance: the app is not to end because its database cannot start yet.
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                tell("The database server has gone and cannot be started again yet; it is tried again.", failure);
                await Task.Delay(AfterFailure, ct);
            }
        }
    }

    /// <summary>Stops the server in order and gives the folder back; harmless when repeated.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
            return;
        try
        {
            await _server.StopAsync();
        }
        finally
        {
            _folder.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Leaves everything as a killed app does: the operating system takes the lock away, the server runs on.</summary>
    internal int Abandon()
    {
        _stopped = 1;
        _folder.Dispose();
        return PostmasterFile.Read(_folder)!.Pid;
    }
}
