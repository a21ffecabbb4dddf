using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CxMaturity.Store.EmbeddedPostgres;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests;

/// <summary>The app on machines unlike this one: without PostgreSQL, without root, and with databases that are not for it.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StartingElsewhere : IDisposable
{
    // Several apps start at once.
    private const string Anywhere = "--urls=http://127.0.0.1:0";

    private readonly string folder = Directory.CreateTempSubdirectory("cx-elsewhere-").FullName;
    private readonly string data = TestPostgres.NewFolder("elsewhere");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var used in new[] { folder, data }.Where(Directory.Exists))
            Directory.Delete(used, recursive: true);
    }

    [Fact]
    public async Task It_serves_with_the_PostgreSQL_that_npm_brings_and_leaves_no_server()
    {
        // Where the build brought none, because the machine has one, that one is named instead.
        var programs = TestPostgres.Carried is { } carried
            ? Path.Combine(carried, "bin")
            : (await PostgresBinaries.AtHandAsync(new(), Ct))[0].Folder;
        await using (var app = new StartedApp(Anywhere, $"--Storage:BinariesFolder={programs}", $"--Storage:DataFolder={data}"))
        {
            await ShouldServeAsync(app);
            var major = (await PostgresBinaries.ReadAsync(programs, Ct))!.Major;
            (await File.ReadAllTextAsync(Path.Combine(data, "data", "PG_VERSION"), Ct)).Trim().ShouldBe($"{major}");
        }

        File.Exists(Path.Combine(data, "data", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task It_serves_without_root_and_stops_in_order()
    {
        var launch = await WithoutRootAsync();
        await using (var app = new StartedApp(launch, Anywhere, $"--Storage:DataFolder={folder}/data"))
        {
            await ShouldServeAsync(app);
            File.Exists(Path.Combine(folder, "data", "data", "postmaster.pid")).ShouldBeTrue();
        }

        File.Exists(Path.Combine(folder, "data", "data", "postmaster.pid")).ShouldBeFalse();
        Directory.Exists(Path.Combine(folder, "data", "keys")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_folder_of_another_user_is_refused()
    {
        var launch = await WithoutRootAsync();
        var closed = Directory.CreateDirectory(Path.Combine(folder, "closed")).FullName;
        // Nothing that its owner may do is left; root, as whom the tests may run, is not the one who starts the app.
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            await using var app = new StartedApp(launch, Anywhere, $"--Storage:DataFolder={closed}");

            await ShouldBeRefusedAsync(app, $"The database folder {closed} cannot be written", "Choose a folder that this user may write");
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_server_that_can_only_be_read_is_refused_for_starting_and_restoring_and_lets_itself_be_backed_up()
    {
        var file = Path.Combine(folder, "cx.backup");
        await using (var app = new StartedApp(Anywhere, $"--Storage:DataFolder={data}"))
            await ShouldServeAsync(app);
        await using var standby = await Standby.StartAsync(data, Ct);
        var store = $"--ConnectionStrings:Store={standby.ConnectionString}";

        await using (var app = new StartedApp(Anywhere, store, $"--Storage:KeyFolder={folder}/keys"))
            await ShouldBeRefusedAsync(app, "The database can only be read", "promote this one");
        await using (var backup = new StartedApp("--backup", file, store))
            (await backup.EndedAsync(Ct)).ShouldBe(0, backup.Errors);
        await using (var restore = new StartedApp("--restore", file, "--replace", store))
            await ShouldBeRefusedAsync(restore, "The database can only be read", "Restore on the server that it follows");
    }

    private static async Task ShouldServeAsync(StartedApp app)
    {
        using var browser = new HttpClient { BaseAddress = new(await app.ReadyAsync(Ct)) };
        using var page = await browser.GetAsync("/", Ct);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldBeRefusedAsync(StartedApp app, params string[] parts)
    {
        (await app.EndedAsync(Ct)).ShouldBe(2, app.Errors + app.Output);
        foreach (var part in parts)
            app.Errors.ShouldContain(part);
        app.Errors.ShouldNotContain("   at ");
    }

    /// <summary>As the account nobody where the tests run as root, and otherwise as whoever runs them; with folders that are theirs.</summary>
    private async Task<Launch> WithoutRootAsync()
    {
        var launch = new Launch { Environment = new Dictionary<string, string> { ["HOME"] = folder, ["TMPDIR"] = folder, ["DOTNET_CLI_HOME"] = folder } };
        if (!Environment.IsPrivilegedProcess)
            return launch;

        await RunAsync("chown", "nobody", folder);
        string[] asNobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];
        // The checkout may lie where nobody can go.
        var reachable = await CodeAsync([.. asNobody, "test", "-r", Path.Combine(launch.Folder, "CxMaturity.Web.dll")]) == 0;
        if (!reachable)
        {
            await RunAsync("cp", "-r", launch.Folder, Path.Combine(folder, "app"));
            await RunAsync("chmod", "-R", "a+rX", Path.Combine(folder, "app"));
        }

        return launch with { Through = asNobody, Folder = reachable ? launch.Folder : Path.Combine(folder, "app") };
    }

    private static async Task RunAsync(params string[] command) => (await CodeAsync(command)).ShouldBe(0, string.Join(' ', command));

    private static async Task<int> CodeAsync(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync(Ct);
        return process.ExitCode;
    }

    /// <summary>The server of a stopped cluster, started as one that follows another.</summary>
    private sealed class Standby : IAsyncDisposable
    {
        private readonly PostgresBinaries binaries;
        private readonly ServerAccount account;
        private readonly string cluster;

        private Standby(PostgresBinaries binaries, ServerAccount account, string cluster, string connectionString) =>
            (this.binaries, this.account, this.cluster, ConnectionString) = (binaries, account, cluster, connectionString);

        public string ConnectionString { get; }

        public static async Task<Standby> StartAsync(string folder, CancellationToken ct)
        {
            var cluster = Path.Combine(folder, "data");
            var major = int.Parse(await File.ReadAllTextAsync(Path.Combine(cluster, "PG_VERSION"), ct), CultureInfo.InvariantCulture);
            var binaries = (await PostgresBinaries.AtHandAsync(new() { CarriedFolder = TestPostgres.Carried }, ct)).Single(one => one.Major == major);
            await File.WriteAllTextAsync(Path.Combine(cluster, "standby.signal"), "", ct);
            using var held = ClusterFolder.Take(folder);
            var account = await ServerAccount.ForAsync(held, ct);
            var port = FreePort();
            var outcome = await Tool.LaunchAsync(
                binaries.PgCtl, ["start", "-w", "-s", "-D", cluster, "-l", Path.Combine(folder, "standby.log"), "-o", ServerSettings.CommandLine(port)], account, ct);
            outcome.ExitCode.ShouldBe(0, outcome.Output);
            var password = await File.ReadAllTextAsync(Path.Combine(folder, "password"), ct);
            return new(binaries, account, cluster, $"Host=127.0.0.1;Port={port};Username=cxmaturity;Password={password.Trim()};Database=cxmaturity");
        }

        public async ValueTask DisposeAsync() =>
            (await Tool.RunAsync(binaries.PgCtl, ["stop", "-w", "-s", "-D", cluster, "-m", "fast"], account, CancellationToken.None)).ExitCode.ShouldBe(0);

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
