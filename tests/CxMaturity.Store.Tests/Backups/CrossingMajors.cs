using CxMaturity.Store.Backups;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;
using Npgsql;

namespace CxMaturity.Store.Tests.Backups;

/// <summary>
/// A backup of one PostgreSQL restored into the oldest and the newest that are at hand, both ways. With one major at hand it crosses to
/// a second, new cluster of the same.
/// </summary>
public sealed class CrossingMajors(TestPostgres postgres) : BackupTest(postgres)
{
    [Fact]
    public async Task A_backup_goes_from_each_major_to_each_other_with_the_same_fingerprint()
    {
        var ct = TestContext.Current.CancellationToken;
        var folders = await FoldersAsync(ct);
        await using var sample = await FilledAsync();
        await Of(sample).WriteAsync(File);
        foreach (var (from, to) in new[] { (folders[0], folders[^1]), (folders[^1], folders[0]) })
        {
            await using var one = await ClusterAsync(from, ct);
            await using var other = await ClusterAsync(to, ct);
            one.Major.ShouldBe(Major(from));
            other.Major.ShouldBe(Major(to));
            await Of(one.ConnectionString, sample.Model).RestoreAsync(File);
            var made = await Of(one.ConnectionString, sample.Model).WriteAsync(File + ".one", overwrite: true);

            await Of(other.ConnectionString, sample.Model).RestoreAsync(File + ".one");

            (await Of(other.ConnectionString, sample.Model).WriteAsync(File + ".other", overwrite: true)).Fingerprint.ShouldBe(made.Fingerprint);
        }
    }

    private sealed record Cluster(EmbeddedCluster Running, int Major) : IAsyncDisposable
    {
        public string ConnectionString => Running.ConnectionString;

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await Running.DisposeAsync();
            Directory.Delete(Running.DataFolder, recursive: true);
        }
    }

    private static async Task<Cluster> ClusterAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        var running = await EmbeddedPostgres.EmbeddedPostgres.StartAsync(
            new() { DataFolder = TestPostgres.NewFolder("major"), BinariesFolder = binaries.Folder }, ct: ct);
        await using var connection = new NpgsqlConnection(running.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        return new(running, connection.PostgreSqlVersion.Major);
    }

    private static int Major(PostgresBinaries binaries) => binaries.Major;

    private static async Task<PostgresBinaries[]> FoldersAsync(CancellationToken ct) =>
        [.. (await PostgresBinaries.AtHandAsync(new() { CarriedFolder = TestPostgres.Carried }, ct)).OrderBy(binaries => binaries.Major)];
}
