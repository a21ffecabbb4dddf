using CxMaturity.Store;
using CxMaturity.Store.Backups;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage.Keys;
using Npgsql;

namespace CxMaturity.Web.Storage;

/// <summary>The store with everything of ours in it: events, streams and the read models that pages keep.</summary>
public static class CxStore
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilRecovered = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddCxStore(this IServiceCollection services, StoreDatabase database)
    {
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ClusterKeeping>(provider, database));
        services.AddSingleton(database);
        services.AddSingleton<DatabaseLook>();
        services.AddSingleton<WaveFieldProjection>();
        services.AddSingleton(provider => new WaveCellsProjection(provider.GetRequiredService<QuestionnaireCatalog>));
        services.AddSingleton(provider => new WaveItemsProjection(provider.GetRequiredService<QuestionnaireCatalog>));
        // A restored backup exchanges the questionnaires under a running host.
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<RestoreWatch>(provider,
            (CancellationToken ct) =>
            {
                provider.GetRequiredService<EventStore>().ForgetRecent();
                return provider.GetRequiredService<QuestionnairePublishing>().RunAgainAsync(ct);
            }));
        return services.AddStore(_ => database.ConnectionString, provider => StoredEvents.Model(database.Schema,
            provider.GetRequiredService<WaveFieldProjection>(), provider.GetRequiredService<WaveCellsProjection>(),
            provider.GetRequiredService<WaveItemsProjection>()));
    }

    /// <summary>The read models that pages keep, folded on other questionnaires than those that are published.</summary>
    public static IReadOnlyList<IProjection> Projections(Func<QuestionnaireCatalog> catalog) =>
        [new WaveFieldProjection(), new WaveCellsProjection(catalog), new WaveItemsProjection(catalog)];

    /// <summary>Tables, keys and questionnaires are there before the first request.</summary>
    public static Task PrepareAsync(this WebApplication app) => Task.Run(async () =>
    {
        await MigrateAsync(app.Services.GetRequiredService<EventStore>(), app.Services.GetRequiredService<TimeProvider>());
        await app.Services.GetRequiredService<KeyRepository>().MoveInAsync(app.Services.GetRequiredService<StoreDatabase>().KeyFolder, CancellationToken.None);
        await app.Services.GetRequiredService<QuestionnairePublishing>().RunAsync(CancellationToken.None);
    });

    /// <summary>A server that is just recovering is waited for; one that can only be read never lets us in.</summary>
    private static async Task MigrateAsync(EventStore store, TimeProvider clock)
    {
        for (var started = clock.GetTimestamp(); ; await Task.Delay(BetweenAttempts, clock))
        {
            try
            {
                await store.MigrateAsync();
                return;
            }
            catch (PostgresException recovering) when (recovering.SqlState == PostgresErrorCodes.CannotConnectNow && clock.GetElapsedTime(started) < UntilRecovered)
            {
                StartUp.Say($"The database is not ready yet ({recovering.MessageText}). Waiting for it ...");
            }
            catch (PostgresException standby) when (standby.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction)
            {
                throw new StartRefusedException(
                    "The database can only be read: it is a standby, or still recovering. Name the server that it follows in the setting ConnectionStrings:Store, or promote this one.");
            }
            catch (NpgsqlException away)
            {
                throw new StartRefusedException($"The database does not let CxMaturity in: {away.Message.TrimEnd('.')}. Check the setting ConnectionStrings:Store.");
            }
        }
    }
}
