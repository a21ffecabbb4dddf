using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CxMaturity.Web.Tests.Security;

/// <summary>The keys of cookies and forms: in the database, for all hosts, and worth nothing to whoever has only the database.</summary>
public sealed class KeepingKeys(TestPostgres postgres) : IDisposable
{
    private const string Said = "what only this installation can read";

    private readonly string folder = Directory.CreateTempSubdirectory("cx-wrapping-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string WrappingFile => Path.Combine(folder, "wrapping.key");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task No_key_can_be_read_in_a_dump_of_the_database()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var host = Host(database);
        Protector(host).Protect(Said);
        var secrets = Secrets(host);

        var dump = await DumpAsync(database);

        secrets.ShouldNotBeEmpty();
        dump.ShouldContain("<wrapped");
        dump.ShouldContain(host.Services.GetRequiredService<IKeyManager>().GetAllKeys().Single().KeyId.ToString());
        foreach (var secret in secrets.Append(await File.ReadAllTextAsync(WrappingFile, Ct)).Select(secret => secret.Trim()))
        {
            dump.ShouldNotContain(secret);
            dump.ShouldNotContain(Convert.ToHexStringLower(Convert.FromBase64String(secret)));
        }

        dump.ShouldNotContain("masterKey");
        Directory.GetFiles(folder).ShouldBe([WrappingFile]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(WrappingFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Two_hosts_with_one_wrapping_key_understand_each_others_cookies()
    {
        var database = await postgres.NewDatabaseAsync();
        await using var one = Host(database);
        // The other one has it from the setting, without the folder.
        await using var other = new AnotherHost(database, ("Security:WrappingKey", (await File.ReadAllTextAsync(WrappingFile, Ct)).Trim()));
        // The third from a file of another name.
        await using var third = new AnotherHost(database, ("Security:WrappingKey", WrappingFile));

        var cookie = Protector(one).Protect(Said);

        Protector(other).Unprotect(cookie).ShouldBe(Said);
        Protector(third).Unprotect(cookie).ShouldBe(Said);
        Protector(one).Unprotect(Protector(other).Protect(Said)).ShouldBe(Said);
        other.Services.GetRequiredService<IKeyManager>().GetAllKeys().ShouldHaveSingleItem();
        await ShouldSayAsync(one, "healthy", "The keys of cookies and forms can be read.");
        await ShouldSayAsync(other, "healthy", "The keys of cookies and forms can be read.");
    }

    [Fact]
    public async Task They_outlive_a_restart()
    {
        var database = await postgres.NewDatabaseAsync();
        string cookie;
        await using (var before = Host(database))
            cookie = Protector(before).Protect(Said);

        await using var after = Host(database);

        Protector(after).Unprotect(cookie).ShouldBe(Said);
    }

    [Fact]
    public async Task A_lost_wrapping_key_ends_old_cookies_and_nothing_else()
    {
        var database = await postgres.NewDatabaseAsync();
        string cookie;
        await using (var before = Host(database))
            cookie = Protector(before).Protect(Said);
        File.Delete(WrappingFile);

        await using var after = Host(database);

        Should.Throw<CryptographicException>(() => Protector(after).Unprotect(cookie));
        Protector(after).Unprotect(Protector(after).Protect(Said)).ShouldBe(Said);
        await ShouldSayAsync(after, "degraded", "1 keys of cookies and forms cannot be read");
        // Forms work, also for a browser that comes with a cookie of before.
        using var visitor = new Visitor(await after.SignedInAsync());
        visitor.Http.DefaultRequestHeaders.Add("Cookie", $"cx-form={cookie}");
        await visitor.GoAsync("/organizations");
        await visitor.PostAsync("/organizations", ("Name", "Harbour Works"));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Here.ShouldStartWith("/o/");
    }

    [Fact]
    public async Task Keys_in_files_of_an_older_version_move_into_the_database_and_go_on_working()
    {
        var database = await postgres.NewDatabaseAsync();
        var old = DataProtectionProvider.Create(new DirectoryInfo(folder), options => options.SetApplicationName("CxMaturity"));
        var cookie = old.CreateProtector("test").Protect(Said);
        Directory.GetFiles(folder, "key-*.xml").ShouldHaveSingleItem();
        var secret = XDocument.Load(Directory.GetFiles(folder, "key-*.xml").Single()).Descendants("value").Single().Value;
        await File.WriteAllTextAsync(Path.Combine(folder, "key-broken.xml"), "<key", Ct);

        await using var host = Host(database);

        Protector(host).Unprotect(cookie).ShouldBe(Said);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["key-broken.xml", "wrapping.key"], ignoreOrder: true);
        (await DumpAsync(database)).ShouldNotContain(secret);
        host.Services.GetRequiredService<IKeyManager>().GetAllKeys().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAA")]
    [InlineData("/nowhere/wrapping.key")]
    public async Task A_setting_that_is_no_key_stops_the_start_with_a_sentence(string setting)
    {
        var database = await postgres.NewDatabaseAsync();
        await using var app = new StartedApp($"--ConnectionStrings:Store={database}", $"--Storage:KeyFolder={folder}", $"--Security:WrappingKey={setting}", StartedApp.AnyPort);

        (await app.EndedAsync(Ct)).ShouldBe(2);

        app.Errors.ShouldContain("The setting Security:WrappingKey is neither a key of 32 bytes in Base64 nor a file that holds one.");
        app.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_file_that_holds_no_key_stops_the_start_with_a_sentence()
    {
        await File.WriteAllTextAsync(WrappingFile, "gone", Ct);
        await using var app = new StartedApp($"--ConnectionStrings:Store={await postgres.NewDatabaseAsync()}", $"--Storage:KeyFolder={folder}", StartedApp.AnyPort);

        (await app.EndedAsync(Ct)).ShouldBe(2);

        app.Errors.ShouldContain("holds no key of 32 bytes in Base64");
    }

    private AnotherHost Host(string database) => new(database, ("Storage:KeyFolder", folder));

    private static IDataProtector Protector(AnotherHost host) => host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static IReadOnlyList<string> Secrets(AnotherHost host) =>
    [
        .. host.Services.GetRequiredService<IKeyManager>().GetAllKeys()
            .SelectMany(key => key.Descriptor.ExportToXml().SerializedDescriptorElement.Descendants("value")).Select(value => value.Value)
    ];

    private static async Task ShouldSayAsync(AnotherHost host, string status, string sentence)
    {
        using var browser = host.Browser();
        var answer = JsonSerializer.Deserialize<JsonElement>(await browser.GetStringAsync("/health/ready", Ct));
        var keys = answer.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "keys");
        keys.GetProperty("status").GetString().ShouldBe(status);
        keys.GetProperty("sentence").GetString().ShouldStartWith(sentence);
    }

    /// <summary>Every row of every table as text.</summary>
    private static async Task<string> DumpAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("select table_name from information_schema.tables where table_schema = 'cx'"))
        await using (var reader = await command.ExecuteReaderAsync(Ct))
            while (await reader.ReadAsync(Ct))
                tables.Add(reader.GetString(0));
        var dump = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand($"select t::text from cx.{table} t");
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
                dump.AppendLine(reader.GetString(0));
        }

        return dump.ToString();
    }
}
