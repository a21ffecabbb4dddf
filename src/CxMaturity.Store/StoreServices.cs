using CxMaturity.Store.Projections;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CxMaturity.Store;

public static class StoreServices
{
    private const int PreparedStatements = 64;

    // A result reads a hundred thousand events of a kilobyte in one go: eight at a time keep both ends waiting for each other.
    private const int ReadBuffer = 64 * 1024;

    /// <summary>The store with its projector. The connection string may become known after the services are described.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, Func<IServiceProvider, string> connectionString, Func<IServiceProvider, StoreModel> model)
    {
        services.AddSingleton(provider => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString(provider)) { MaxAutoPrepare = PreparedStatements, AutoPrepareMinUsages = 2, ReadBufferSize = ReadBuffer }));
        services.AddSingleton(model);
        services.AddSingleton<ProjectorBell>();
        services.AddSingleton<ProjectionHealth>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<DatabaseStatus>();
        services.AddHostedService<ProjectorService>();
        services.AddHostedService<HostBell>();
        return services;
    }
}
