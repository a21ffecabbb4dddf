using CxMaturity.Store;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Web.Hosting;
using Npgsql;

namespace CxMaturity.Web.Storage;

/// <summary>The database behind the store: the server that the setting names, or a cluster of our own that lives and ends with the app.</summary>
public sealed class StoreDatabase : IAsyncDisposable
{
    private readonly EmbeddedCluster? cluster;

    private StoreDatabase(string connectionString, string schema, string keyFolder, EmbeddedCluster? cluster) =>
        (ConnectionString, Schema, KeyFolder, this.cluster) = (connectionString, schema, keyFolder, cluster);

    public string ConnectionString { get; }

    public string Schema { get; }

    /// <summary>Where the key lies that wraps those for cookies and forms, outside the database.</summary>
    public string KeyFolder { get; }

    /// <summary>The folder of the cluster of our own; none where the database is somebody else's server.</summary>
    public string? DataFolder => cluster?.DataFolder;

    /// <summary>Starts the database and does something else meanwhile; if that fails, no server is left running.</summary>
    public static async Task<StoreDatabase> StartAsync(IConfiguration configuration, Action meanwhile)
    {
        var starting = Task.Run(() => StartAsync(configuration));
        try
        {
            meanwhile();
        }
        catch
        {
            await using var started = await starting;
            throw;
        }

        return await starting;
    }

    /// <summary>
    /// The database for a command beside the app: the server of an app that is at work, or the cluster started for as long as the command
    /// takes.
    /// </summary>
    /// <param name="makes">Whether a cluster may be made where there is none.</param>
    public static async Task<StoreDatabase> ReachAsync(IConfiguration configuration, bool makes)
    {
        var options = Embedded(configuration);
        var isOurs = configuration.GetConnectionString("Store") is not { Length: > 0 };
        if (isOurs && !makes && !RunningCluster.IsMade(options))
            throw new StartRefusedException($"There is no CxMaturity in {RunningCluster.FolderOf(options)} yet. Name its folder in Storage:DataFolder, or its server in ConnectionStrings:Store.");
        try
        {
            return await StartAsync(configuration);
        }
        catch (ClusterInUseException)
        {
            return new(await RunningCluster.ConnectionStringAsync(options), SchemaOf(configuration), "", null);
        }
    }

    private static async Task<StoreDatabase> StartAsync(IConfiguration configuration)
    {
        var schema = SchemaOf(configuration);
        if (configuration.GetConnectionString("Store") is { Length: > 0 } given)
            return new(Checked(given), schema, configuration["Storage:KeyFolder"] ?? DefaultKeyFolder(), null);

        var options = Embedded(configuration);
        var cluster = await EmbeddedPostgres.StartAsync(options, StartUp.Say);
        return new(cluster.ConnectionString, schema, configuration["Storage:KeyFolder"] ?? Path.Combine(cluster.DataFolder, "keys"), cluster);
    }

    /// <summary>Looks after a server of our own until cancelled; somebody else's is none of our business.</summary>
    public Task KeepRunningAsync(Action<string, Exception?> tell, CancellationToken ct) => cluster?.KeepRunningAsync(tell, ct) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Refused before a database is made or started for it.</summary>
    private static string SchemaOf(IConfiguration configuration)
    {
        var schema = configuration["Storage:Schema"] ?? "cx";
        try
        {
            return new StoreModel(schema).Schema;
        }
        catch (ArgumentException)
        {
            throw new StartRefusedException($"The setting Storage:Schema is '{schema}'. It takes small letters, digits and underscores, a letter first.");
        }
    }

    private static EmbeddedPostgresOptions Embedded(IConfiguration configuration) => new()
    {
        DataFolder = configuration["Storage:DataFolder"],
        BinariesFolder = configuration["Storage:BinariesFolder"],
        CarriedFolder = CarriedBinaries.FindAbove(AppContext.BaseDirectory)
    };

    private static string DefaultKeyFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "CxMaturity", "keys");

    private static string Checked(string connectionString)
    {
        try
        {
            // Rows, parameters and statements in the messages of errors would carry answers into the log, whoever asks for them.
            return new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false, LogParameters = false, IncludeFailedBatchedCommand = false } is { Host.Length: > 0 } quiet
                ? quiet.ConnectionString
                : throw new StartRefusedException("The setting ConnectionStrings:Store names no host. It looks like: Host=db;Username=cx;Password=…;Database=cxmaturity");
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefusedException($"The setting ConnectionStrings:Store cannot be read: {wrong.Message} It looks like: Host=db;Username=cx;Password=…;Database=cxmaturity");
        }
    }
}
