using CxMaturity.Store;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace CxMaturity.Web.Storage;

/// <summary>The store with everything of ours in it: events, streams and the read models that pages keep.</summary>
public static class CxStore
{
    public static IServiceCollection AddCxStore(this IServiceCollection services, StoreDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton<DatabaseLook>();
        services.AddSingleton<WaveFieldProjection>();
        services.AddSingleton(provider => new WaveSumsProjection(provider.GetRequiredService<QuestionnaireCatalog>));
        return services.AddStore(_ => database.ConnectionString, provider => StoredEvents.Model(database.Schema,
            provider.GetRequiredService<WaveFieldProjection>(), provider.GetRequiredService<WaveSumsProjection>()));
    }

    /// <summary>Keys for cookies and forms that outlive a restart.</summary>
    public static IServiceCollection AddKeptKeys(this IServiceCollection services, StoreDatabase database)
    {
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(database.KeyFolder)
            : Directory.CreateDirectory(database.KeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("CxMaturity").PersistKeysToFileSystem(folder);
        return services;
    }

    /// <summary>Tables and questionnaires are there before the first request.</summary>
    public static Task PrepareAsync(this WebApplication app) => Task.Run(async () =>
    {
        try
        {
            await app.Services.GetRequiredService<EventStore>().MigrateAsync();
        }
        catch (NpgsqlException away)
        {
            throw new StartRefusedException($"The database does not let CxMaturity in: {away.Message} Check the setting ConnectionStrings:Store.");
        }

        await app.Services.GetRequiredService<QuestionnairePublishing>().RunAsync(CancellationToken.None);
    });
}
