namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>Who runs the server: the app's own user, or an unprivileged account when the app is root, because PostgreSQL refuses root.</summary>
internal sealed record ServerAccount(string? Name)
{
    public static bool AppIsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>An account other than the app's own.</summary>
    public bool IsForeign => Name is not null;

    public static async Task<ServerAccount> ForAsync(ClusterFolder folder, CancellationToken ct)
    {
        if (!AppIsRoot)
            return new ServerAccount((string?)null);

        // PostgreSQL insists that the data belong to the account that serves them, whoever made them.
        if (Directory.Exists(folder.Data))
        {
            string[] ownerOf = OperatingSystem.IsMacOS() ? ["-f", "%Su", folder.Data] : ["-c", "%U", folder.Data];
            var owner = await Tool.RunAsync("stat", ownerOf, new ServerAccount((string?)null), ct);
            var name = owner.Output.Trim();
            return owner.ExitCode == 0 && name is not ("root" or "UNKNOWN" or "")
                ? new ServerAccount(name)
                : throw new EmbeddedPostgresException(
                    $"The database in {folder.Data} belongs to no account that PostgreSQL can run as; give it to one, for example with chown -R postgres.");
        }

        var account = new ServerAccount(Exists("postgres") ? "postgres" : "nobody");
        if (ClosedFolderAbove(folder.Root) is { } closed)
            throw new EmbeddedPostgresException(
                $"The database folder {folder.Root} cannot be reached by the account {account.Name} that runs PostgreSQL, " +
                $"because {closed} is closed to others. Choose another folder, for example below /var/lib.");
        await account.OwnAsync(folder.Root, ct);
        return account;
    }

    /// <summary>Gives a file or folder to the account.</summary>
    public async Task OwnAsync(string path, CancellationToken ct)
    {
        if (Name is null)
            return;
        var outcome = await Tool.RunAsync("chown", [Name, path], new ServerAccount((string?)null), ct);
        if (outcome.ExitCode != 0)
            throw new EmbeddedPostgresException($"{path} could not be given to the account {Name}: {outcome.Output.Trim()}");
    }

    /// <summary>The first folder on the way to the path that an unprivileged account cannot pass.</summary>
    public static string? ClosedFolderAbove(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            if (!File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
                return folder;
        return null;
    }

    private static bool Exists(string name) =>
        File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));
}
