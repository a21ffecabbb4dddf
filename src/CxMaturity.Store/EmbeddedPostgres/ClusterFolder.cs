using System.Globalization;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>The folder of one cluster, held by one app at a time.</summary>
internal sealed class ClusterFolder : IDisposable
{
    private const int LockedOnLinux = 11, LockedOnMac = 35, LockedOnWindows = unchecked((int)0x80070020);

    private readonly FileStream? _lock;

    private ClusterFolder(string root, FileStream? held) => (Root, _lock) = (root, held);

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    /// <summary>Where initdb works; it becomes <see cref="Data"/> by one rename, so a half-made cluster is never taken for a whole one.</summary>
    public string Unfinished => Path.Combine(Root, "data.new");

    public string PasswordFile => Path.Combine(Root, "password");

    public string Log => Path.Combine(Root, "postgres.log");

    public string PostmasterFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>A standby never finishes recovering.</summary>
    public bool FollowsAnother => File.Exists(Path.Combine(Data, "standby.signal"));

    /// <summary>The major version that made the cluster; null as long as there is none.</summary>
    public int? Major
    {
        get
        {
            var file = Path.Combine(Data, "PG_VERSION");
            if (!File.Exists(file))
                return null;
            return int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                ? major
                : throw new EmbeddedPostgresException($"The file {file} does not name a PostgreSQL version; restore the folder {Root} from a backup.");
        }
    }

    public static ClusterFolder Take(string? configured)
    {
        var root = Path.GetFullPath(configured ?? Default());
        try
        {
            Make(root);
            // The operating system releases this lock even when the app is killed, so it never has to be cleaned up.
            var held = new FileStream(Path.Combine(root, "app.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new ClusterFolder(root, held);
        }
        catch (IOException e) when (e.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new ClusterInUseException(
                $"Another running CxMaturity already uses the database folder {root}. Stop it first, or give this one a folder of its own.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The database folder {root} cannot be written: {e.Message} Choose a folder that this user may write, or correct its permissions.", e);
        }
    }

    /// <summary>The last lines that the server wrote, for a message about why it did not start.</summary>
    public string LogTail()
    {
        try
        {
            return string.Join(Environment.NewLine, File.ReadLines(Log).TakeLast(8));
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>The folder as it is, whoever holds it; nothing is made.</summary>
    public static ClusterFolder LookAt(string? configured) => new(Path.GetFullPath(configured ?? Default()), null);

    public void Dispose() => _lock?.Dispose();

    private static string Default()
    {
        // The server never runs as root and has to reach its data, which it could not below root's home.
        if (ServerAccount.AppIsRoot)
            return "/var/lib/cxmaturity/postgres";
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local.Length > 0
            ? Path.Combine(local, "CxMaturity", "postgres")
            : throw new EmbeddedPostgresException("This user has no folder for application data; name a folder for the database in the settings.");
    }

    private static void Make(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
            return;
        }
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode passable = ownerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        var missing = new Stack<string>();
        for (var folder = root; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing.Push(folder);
        foreach (var folder in missing)
        {
            Directory.CreateDirectory(folder);
            // A strict umask must not close the way to the data for the account that the server runs as.
            File.SetUnixFileMode(folder, folder == root ? ownerOnly : passable);
        }
    }
}
