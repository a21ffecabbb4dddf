using System.Net;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Operations;

namespace CxMaturity.Web.Tests.Archives;

/// <summary>--take-out and --bring-in, beside applications that are at work.</summary>
public sealed class AnArchiveByCommand(CxHost host, TestPostgres postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cx-archive-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Archive => Path.Combine(folder, "client.zip");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Carries_an_organisation_from_one_database_into_another()
    {
        using var here = new Situations(host);
        var (wave, _) = await LeavingWithItsData.TwoWavesAsync(here);
        var database = await postgres.NewDatabaseAsync();
        await using var elsewhere = new AnotherHost(database);
        using var there = new Situations(await elsewhere.SignedInAsync());

        var taken = await DoAsync(0, "--take-out", wave.Org, Archive, "--ConnectionStrings:Store", host.ConnectionString);
        var broughtIn = await DoAsync(0, "--bring-in", Archive, "--ConnectionStrings:Store", database);

        taken.ShouldContain("The archive of Harbour Works is in");
        broughtIn.ShouldContain("2 waves");
        broughtIn.ShouldContain($"/o/{wave.Org}");
        (await (wave with { Api = there }).ResultsAsync()).GetRawText().ShouldBe((await wave.ResultsAsync()).GetRawText());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await DoAsync(2, "--bring-in", Archive, "--ConnectionStrings:Store", database)).ShouldContain("Harbour Works");
        (await DoAsync(2, "--take-out", wave.Org, Archive, "--ConnectionStrings:Store", host.ConnectionString)).ShouldContain("exists already");
    }

    [Theory]
    [InlineData("--take-out needs an organisation and a file", "--take-out")]
    [InlineData("--take-out needs an organisation and a file", "--take-out", "one")]
    [InlineData("--bring-in needs a file", "--bring-in", "--urls", "http://localhost:0")]
    [InlineData("does not exist", "--bring-in", "no-such-file.zip")]
    public async Task Says_what_is_missing(string sentence, params string[] arguments) => (await DoAsync(2, arguments)).ShouldContain(sentence);

    private static async Task<string> DoAsync(int code, params string[] arguments)
    {
        await using var command = new StartedApp(arguments);
        (await command.EndedAsync(Ct)).ShouldBe(code, command.Errors + command.Output);
        command.Errors.ShouldNotContain("   at ");
        return command.Errors + command.Output;
    }
}
