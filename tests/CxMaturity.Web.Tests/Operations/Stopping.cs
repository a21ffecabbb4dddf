using System.Net.Sockets;
using System.Text;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>What happens to those who are in the middle of something when the app is asked to end.</summary>
public sealed class Stopping(TestPostgres postgres) : IDisposable
{
    private const string Body = """{"name":"Harbour Works"}""";
    private const string Stops = "CxMaturity is stopping.";

    private readonly string folder = Directory.CreateTempSubdirectory("cx-stop-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Finishes_a_request_under_way_before_its_own_database_ends()
    {
        var data = TestPostgres.NewFolder("stop");
        try
        {
            await using var app = new StartedApp(StartedApp.AnyPort, $"--Storage:DataFolder={data}", $"--Storage:KeyFolder={folder}");
            using var request = await BegunAsync(app);

            await app.AskToEndAsync();
            await app.SaidAsync(Stops, Ct);
            var answer = await FinishAsync(request);

            answer.ShouldStartWith("HTTP/1.1 201");
            (await app.EndedAsync(Ct)).ShouldBe(0);
            app.Errors.ShouldBeEmpty();
            File.Exists(Path.Combine(data, "data", "postmaster.pid")).ShouldBeFalse();
        }
        finally
        {
            if (Directory.Exists(data))
                Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Waits_no_longer_than_the_setting_allows()
    {
        await using var app = new StartedApp([.. await StoreAsync(), "--Operations:StopSeconds=1"]);
        using var request = await BegunAsync(app);

        await app.AskToEndAsync();

        (await app.EndedAsync(Ct)).ShouldBe(0);
        app.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ends_at_once_at_a_second_signal()
    {
        await using var app = new StartedApp([.. await StoreAsync(), "--Operations:StopSeconds=3600"]);
        using var request = await BegunAsync(app);

        await app.AskToEndAsync();
        await app.SaidAsync(Stops, Ct);
        await app.AskToEndAsync();

        (await app.EndedAsync(Ct)).ShouldBe(0);
        app.Errors.ShouldBeEmpty();
    }

    private async Task<string[]> StoreAsync() => [StartedApp.AnyPort, $"--ConnectionStrings:Store={await postgres.NewDatabaseAsync()}", $"--Storage:KeyFolder={folder}"];

    /// <summary>A request of which the host has everything but the end; it says so itself.</summary>
    private static async Task<TcpClient> BegunAsync(StartedApp app)
    {
        var account = (await app.FirstAccountAsync(Ct)).Cookie;
        var address = await app.ReadyAsync(Ct);
        var caller = new TcpClient();
        await caller.ConnectAsync("localhost", new Uri(address).Port, Ct);
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/organizations HTTP/1.1\r\nHost: localhost\r\nCookie: {account.Name}={account.Value}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"), Ct);
        var buffer = new byte[256];
        var said = Encoding.ASCII.GetString(buffer, 0, await caller.GetStream().ReadAsync(buffer, Ct));
        said.ShouldStartWith("HTTP/1.1 100");
        return caller;
    }

    private static async Task<string> FinishAsync(TcpClient caller)
    {
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Body), Ct);
        using var answer = new StreamReader(caller.GetStream());
        return await answer.ReadToEndAsync(Ct);
    }
}
