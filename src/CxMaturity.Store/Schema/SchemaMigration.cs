using Microsoft.Extensions.Logging;
using Npgsql;

namespace CxMaturity.Store.Schema;

/// <summary>Brings the tables of the storage contract into a database; harmless where they are there already.</summary>
internal static class SchemaMigration
{
    // Two hosts may start at once; "create if not exists" alone can still collide in the catalogue.
    private const long Lock = 0x4378_5363_6865_6d61;

    public static async Task ApplyAsync(NpgsqlDataSource database, StoreModel model, ILogger log, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute($"select pg_advisory_xact_lock({Lock})");

        await Execute(Script("Events.sql"));
        await Execute(Script("MartenFunctions.sql"));
        await Execute(Script("AccessLog.sql"));
        foreach (var alias in model.DocumentAliases)
            await Execute(Script("Document.sql").Replace("{alias}", alias, StringComparison.Ordinal));
        foreach (var stream in model.Streams.Where(stream => stream.ParentProperty is not null))
            await Execute($"""
                create index if not exists mt_doc_{stream.Name}_idx_parent
                on {model.Schema}.mt_doc_{stream.Name} (tenant_id, ((data ->> '{stream.ParentProperty}')::uuid))
                """);
        await new ForeignCluster(database, model, log).AdoptAsync(connection, transaction, ct);
        await transaction.CommitAsync(ct);

        async Task Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(ct);
        }

        string Script(string name)
        {
            using var stream = typeof(SchemaMigration).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The script {name} is missing from the store's assembly.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd()
                .Replace("{schema}", model.Schema, StringComparison.Ordinal)
                .Replace("{tag}", model.TagProperty, StringComparison.Ordinal);
        }
    }
}
