using CxMaturity.Store.EmbeddedPostgres;

namespace CxMaturity.Store.Tests.Embedded;

public sealed class RefusingToStart(ClusterTemplate template) : ClusterTest(template)
{
    [Fact]
    public async Task A_second_app_on_the_same_folder_is_refused_and_the_first_serves_on()
    {
        var first = await RunningWithRowsAsync();

        var sentence = await RefusalAsync(Options);

        sentence.ShouldContain("Another running CxMaturity already uses the database folder");
        sentence.ShouldContain(Folder);
        (await AskAsync(first, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_of_another_major_version_is_not_touched()
    {
        await MadeAndStoppedAsync();
        await File.WriteAllTextAsync(InFolder("data", "PG_VERSION"), "9\n", TestContext.Current.CancellationToken);

        var sentence = await RefusalAsync(Options);

        sentence.ShouldContain("was made by PostgreSQL 9 and opens with no other version");
        sentence.ShouldContain("Install PostgreSQL 9");
    }

    [Fact]
    public async Task A_database_of_another_major_version_at_hand_is_refused_by_both_numbers()
    {
        var ct = TestContext.Current.CancellationToken;
        var newest = (await PostgresBinaries.AtHandAsync(Options, ct)).MaxBy(binaries => binaries.Major)!;
        await MadeAndStoppedAsync();
        // With one version at hand, the folder says that it is of another.
        var made = int.Parse(await File.ReadAllTextAsync(InFolder("data", "PG_VERSION"), ct), System.Globalization.CultureInfo.InvariantCulture);
        if (made == newest.Major)
            await File.WriteAllTextAsync(InFolder("data", "PG_VERSION"), $"{--made}\n", ct);

        var sentence = await RefusalAsync(Options with { BinariesFolder = newest.Folder });

        sentence.ShouldContain($"was made by PostgreSQL {made} and opens with no other version, but only {newest.Version} was found");
    }

    [Fact]
    public async Task A_database_that_follows_another_is_refused()
    {
        await MadeAndStoppedAsync();
        await File.WriteAllTextAsync(InFolder("data", "standby.signal"), "", TestContext.Current.CancellationToken);

        (await RefusalAsync(Options)).ShouldContain("follows another server and can only be read");
    }

    [Fact]
    public async Task A_folder_without_programs_is_named()
    {
        var sentence = await RefusalAsync(Options with { BinariesFolder = Path.GetTempPath() });

        sentence.ShouldContain(Path.GetTempPath());
        sentence.ShouldContain("does not hold initdb, pg_ctl and postgres");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.GetTempFileName();
        var sentence = await RefusalAsync(new() { DataFolder = Path.Combine(file, "postgres") });
        File.Delete(file);

        sentence.ShouldContain(file);
        sentence.ShouldContain("cannot be written");
    }

    [Fact]
    public async Task A_folder_of_other_files_is_not_taken_for_a_database()
    {
        await MadeAndStoppedAsync();
        File.Delete(InFolder("data", "PG_VERSION"));

        (await RefusalAsync(Options)).ShouldContain("exists but holds no database");
    }

    [Fact]
    public async Task A_server_that_fails_says_why()
    {
        await MadeAndStoppedAsync();
        await File.AppendAllTextAsync(InFolder("data", "postgresql.conf"), "no_such_setting = 1\n", TestContext.Current.CancellationToken);

        var sentence = await RefusalAsync(Options);

        sentence.ShouldContain("did not start");
        sentence.ShouldContain("no_such_setting");
    }

    [Fact]
    public async Task A_lost_password_is_named()
    {
        await MadeAndStoppedAsync();
        File.Delete(InFolder("password"));

        (await RefusalAsync(Options)).ShouldContain("The password of the database is missing");
    }
}
