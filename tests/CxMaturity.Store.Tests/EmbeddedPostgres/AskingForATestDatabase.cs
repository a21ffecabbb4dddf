using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Embedded;

public sealed class AskingForATestDatabase(TestPostgres postgres)
{
    [Fact]
    public async Task Each_asker_gets_an_empty_database_of_its_own()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var one = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());
        await using var other = NpgsqlDataSource.Create(await postgres.NewDatabaseAsync());
        await using var make = one.CreateCommand("create table mine (n int)");
        await make.ExecuteNonQueryAsync(ct);

        await using var look = other.CreateCommand("select to_regclass('mine') is null");

        (await look.ExecuteScalarAsync(ct)).ShouldBe(true);
    }
}
