using CxMaturity.Store.EmbeddedPostgres;

namespace CxMaturity.Store.Tests.Embedded;

public sealed class StartingAnEmbeddedCluster(ClusterTemplate template) : ClusterTest(template)
{
    [Fact]
    public async Task An_empty_folder_becomes_a_database_that_answers()
    {
        var cluster = await StartAsync();

        cluster.State.ShouldBe(ClusterState.Created);
        (await AskAsync(cluster, "select current_database()::text")).ShouldBe("cxmaturity");
        Said.ShouldContain(line => line.Contains("Making a database"));
    }

    [Fact]
    public async Task The_next_start_finds_all_rows_again()
    {
        var first = await RunningWithRowsAsync();
        await first.StopAsync();

        var second = await StartAsync();

        second.State.ShouldBe(ClusterState.Started);
        await ShouldHoldThreeRowsAsync(second);
    }

    [Fact]
    public async Task It_stops_with_the_app_and_leaves_no_server()
    {
        var cluster = await RunningWithRowsAsync();

        await cluster.DisposeAsync();

        File.Exists(InFolder("data", "postmaster.pid")).ShouldBeFalse();
        await Should.ThrowAsync<Npgsql.NpgsqlException>(() => AskAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task What_an_interrupted_making_left_is_made_anew()
    {
        Directory.CreateDirectory(InFolder("data.new", "base"));
        await File.WriteAllTextAsync(InFolder("data.new", "PG_VERSION"), "15", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(InFolder("password"), "of the interrupted one", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            foreach (var folder in new[] { Path.GetDirectoryName(Folder)!, Folder })
                File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

        var cluster = await StartAsync();

        cluster.State.ShouldBe(ClusterState.Created);
        Directory.Exists(InFolder("data.new")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_server_is_set_for_safety()
    {
        var cluster = await RunningWithRowsAsync();

        foreach (var (setting, value) in new[]
        {
            ("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on"), ("data_checksums", "on"),
            ("listen_addresses", "127.0.0.1"), ("unix_socket_directories", ""), ("password_encryption", "scram-sha-256"),
            ("track_commit_timestamp", "off"), ("log_statement", "none"), ("log_min_duration_statement", "-1"),
            ("log_min_error_statement", "panic"), ("log_error_verbosity", "terse"), ("server_encoding", "UTF8")
        })
            (await AskAsync(cluster, $"select setting from pg_settings where name = '{setting}'")).ShouldBe(value, setting);
    }

    [Fact]
    public async Task Nobody_else_can_read_the_password_and_nobody_gets_in_without_it()
    {
        var cluster = await RunningWithRowsAsync();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(InFolder("password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var wrong = new Npgsql.NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "guessed", Pooling = false };
        await using var connection = new Npgsql.NpgsqlConnection(wrong.ConnectionString);
        var refusal = await Should.ThrowAsync<Npgsql.PostgresException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));
        refusal.SqlState.ShouldBe(Npgsql.PostgresErrorCodes.InvalidPassword);
    }
}
