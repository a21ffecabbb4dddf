using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Backups;

/// <summary>A backup or restore that cannot succeed ends with a sentence and a code, and leaves nothing behind.</summary>
public sealed class RefusingACommand(CxHost host) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cx-backup-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--backup needs a file", "--backup")]
    [InlineData("--restore needs a file", "--restore", "--replace")]
    [InlineData("One thing at a time", "--backup", "a", "--restore", "b")]
    [InlineData("One thing at a time", "--backup=a", "--replace")]
    [InlineData("cannot be read", "--restore", "no-such-file.backup")]
    [InlineData("names no host", "--backup", "a", "--ConnectionStrings:Store", "Username=nobody")]
    [InlineData("cannot be reached", "--backup", "a", "--ConnectionStrings:Store", "Host=127.0.0.1;Port=1;Timeout=2")]
    public async Task What_is_missing_or_too_much_is_said(string sentence, params string[] arguments) =>
        await ShouldBeRefusedAsync(new(), sentence, arguments);

    [Fact]
    public async Task Where_nothing_is_installed_nothing_is_made()
    {
        var nowhere = TestPostgres.NewFolder("nowhere");
        var text = Path.Combine(folder, "letter.txt");
        await File.WriteAllTextAsync(text, "Dear reader", Ct);

        await ShouldBeRefusedAsync(new(), $"There is no CxMaturity in {nowhere} yet", "--backup", Path.Combine(folder, "a"), "--Storage:DataFolder", nowhere);
        await ShouldBeRefusedAsync(new(), "is not a backup of CxMaturity", "--restore", text, "--Storage:DataFolder", nowhere);

        Directory.Exists(nowhere).ShouldBeFalse();
        Directory.GetFiles(folder).ShouldBe([text]);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_is_said_and_nothing_of_the_backup_is_kept()
    {
        // The operating system lets the process write a few kilobytes into any one file.
        var narrow = new Launch
        {
            Through = ["bash", "-c", "trap '' XFSZ; ulimit -f 4; exec \"$@\"", "bash"],
            Environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" }
        };

        await ShouldBeRefusedAsync(narrow, "Nothing of it was kept", "--backup", Path.Combine(folder, "a"), "--ConnectionStrings:Store", host.ConnectionString);

        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    private static async Task ShouldBeRefusedAsync(Launch launch, string sentence, params string[] arguments)
    {
        await using var command = new StartedApp(launch, arguments);
        (await command.EndedAsync(Ct)).ShouldBe(2, command.Errors + command.Output);
        command.Errors.ShouldContain(sentence);
        command.Errors.ShouldNotContain("   at ");
    }
}
