using System.Security.Cryptography;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>Makes a new cluster: all of it, or nothing that a later start would take for one.</summary>
internal static class ClusterMaking
{
    public static async Task MakeAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, Action<string> say, CancellationToken ct)
    {
        say($"Making a database with PostgreSQL {binaries.Version} in {folder.Root} ...");
        if (Directory.Exists(folder.Data))
            throw new EmbeddedPostgresException(
                $"{folder.Data} exists but holds no database. Move it away, or choose another database folder.");
        if (Directory.Exists(folder.Unfinished))
            Directory.Delete(folder.Unfinished, recursive: true);

        WritePassword(folder.PasswordFile);
        await account.OwnAsync(folder.PasswordFile, ct);
        var outcome = await Tool.RunAsync(
            binaries.InitDb,
            [
                "-D", folder.Unfinished, "-U", ClusterDatabase.User, "--pwfile=" + folder.PasswordFile, "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--data-checksums"
            ],
            account, ct);
        if (outcome.ExitCode != 0)
            throw new EmbeddedPostgresException($"PostgreSQL could not make a database in {folder.Root}: {outcome.Output.Trim()}");
        Directory.Move(folder.Unfinished, folder.Data);
    }

    private static void WritePassword(string file)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
    }
}
