using Npgsql;

namespace CxMaturity.Benchmarks.BareHost;

/// <summary>The least that a host can do: an endpoint that commits one row, and a Razor page with a form.</summary>
public static class BareHost
{
    public const string Argument = "bare-host";

    public static async Task RunAsync(string connectionString)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--urls", "http://127.0.0.1:0"] });
        builder.Logging.ClearProviders();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/BareHost/Pages");
        builder.Services.AddSingleton(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 8, AutoPrepareMinUsages = 2 }));
        var app = builder.Build();
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        await using (var command = database.CreateCommand("create table if not exists bare_rows (id bigint generated always as identity primary key, data text not null)"))
            await command.ExecuteNonQueryAsync();

        app.MapRazorPages();
        app.MapPost("/row", async (NpgsqlDataSource source) =>
        {
            await using var command = source.CreateCommand("insert into bare_rows (data) values ('a single row')");
            await command.ExecuteNonQueryAsync();
            return Results.NoContent();
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
        await app.RunAsync();
    }
}
