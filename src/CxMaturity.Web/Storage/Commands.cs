namespace CxMaturity.Web.Storage;

/// <summary>What the app can be told to do instead of serving.</summary>
public static class Commands
{
    public static Func<Task>? In(string[] args) =>
        HelpCommand.In(args) is { } help ? help.RunAsync
        : BackupCommand.In(args) is { } backup ? backup.RunAsync
        : ArchiveCommand.In(args) is { } archive ? archive.RunAsync
        : TokenCommand.In(args) is { } token ? token.RunAsync
        : null;
}
