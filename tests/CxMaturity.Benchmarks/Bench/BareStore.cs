using CxMaturity.Store;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;
using Npgsql;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>The store with the product's own streams and read models, without a host and without a projector that runs by itself.</summary>
public sealed class BareStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private BareStore(ServiceProvider services) => this.services = services;

    public EventStore Events => services.GetRequiredService<EventStore>();

    public QuestionnaireCatalog Catalog => services.GetRequiredService<QuestionnaireCatalog>();

    public IReadOnlyList<IProjection> Projections => services.GetRequiredService<StoreModel>().Projections;

    public static async Task<BareStore> InSchemaAsync(Database database, string schema, string questionnaires)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Store"] = database.ConnectionString, ["Storage:Schema"] = schema })
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddQuestionnaires(questionnaires)
            .AddCxStore(await StoreDatabase.StartAsync(configuration, () => { }))
            .BuildServiceProvider();
        var store = new BareStore(services);
        await store.Events.MigrateAsync();
        await services.GetRequiredService<QuestionnairePublishing>().RunAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Folds whatever is new into every read model.</summary>
    public async Task CatchUpAsync()
    {
        foreach (var projection in Projections)
        {
            var projector = new Projector(services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<StoreModel>(), projection);
            while (await projector.RunBatchAsync() > 0)
            {
            }
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
