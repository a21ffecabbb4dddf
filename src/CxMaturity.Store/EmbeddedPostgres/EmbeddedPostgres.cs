namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>Gives the app a PostgreSQL cluster of its own: finds the programs, makes the cluster once, starts or adopts the server.</summary>
public static class EmbeddedPostgres
{
    /// <summary>Starts the cluster of the folder and returns when it answers; <paramref name="progress"/> hears of the long steps.</summary>
    public static async Task<EmbeddedCluster> StartAsync(
        EmbeddedPostgresOptions options, Action<string>? progress = null, CancellationToken ct = default)
    {
        var say = progress ?? (_ => { });
        var folder = ClusterFolder.Take(options.DataFolder);
        try
        {
            if (folder.FollowsAnother)
                throw new EmbeddedPostgresException(
                    $"The database in {folder.Root} follows another server and can only be read. Promote it with PostgreSQL's own pg_ctl promote, or choose another database folder.");
            var account = await ServerAccount.ForAsync(folder, ct);
            var binaries = await PostgresBinaries.FindAsync(options, folder, account, say, ct);
            var server = new Server(folder, binaries, account, say);

            var isNew = folder.Major is null;
            if (isNew)
                await ClusterMaking.MakeAsync(folder, binaries, account, say, ct);

            try
            {
                var start = await server.AdoptOrStartAsync(null, ct);
                var connectionString = await ClusterDatabase.OpenAsync(folder, start.Port, ct);
                return new EmbeddedCluster(server, folder, start.Port, isNew ? ClusterState.Created : start.State, connectionString);
            }
            catch
            {
                // An app that does not come up leaves no server behind.
                await server.StopAsync();
                throw;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }
}
