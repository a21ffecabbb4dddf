using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>What a server writes about itself into its data folder, line by line.</summary>
internal sealed record PostmasterFile(int Pid, long StartedAt, int Port, string Status)
{
    private const int ProcessLine = 0, StartLine = 2, PortLine = 3, StatusLine = 7;

    public bool IsReady => Status == "ready";

    public static PostmasterFile? Read(ClusterFolder folder)
    {
        try
        {
            var lines = File.ReadAllLines(folder.PostmasterFile);
            var pid = (int)Number(lines, ProcessLine);
            return pid == 0 ? null : new PostmasterFile(pid, Number(lines, StartLine), (int)Number(lines, PortLine), Line(lines, StatusLine));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether both were written by the same server.</summary>
    public bool IsSameServerAs(PostmasterFile? other) => other is not null && Pid == other.Pid && StartedAt == other.StartedAt;

    /// <summary>Whether the process is the server of this folder, and not some other program that was given the number of a dead one.</summary>
    public bool IsRunning(ClusterFolder folder)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                // A dead process that nobody has collected yet has an empty command line.
                return File.ReadAllText($"/proc/{Pid}/cmdline").Split('\0').Contains(folder.Data);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
        try
        {
            using var process = Process.GetProcessById(Pid);
            var started = DateTimeOffset.FromUnixTimeSeconds(StartedAt);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)
                && (process.StartTime.ToUniversalTime() - started.UtcDateTime).Duration() < TimeSpan.FromMinutes(1);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    /// <summary>
    /// Replaces the number of the dead server by one that no process has. PostgreSQL would otherwise take the foreign process for its
    /// own and refuse; deleting the file instead would also take away its check that no orphan of the old server still writes.
    /// </summary>
    public static void Disown(ClusterFolder folder)
    {
        var lines = File.ReadAllLines(folder.PostmasterFile);
        lines[ProcessLine] = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(folder.PostmasterFile, string.Join('\n', lines) + "\n");
    }

    private static long Number(string[] lines, int line) =>
        long.TryParse(Line(lines, line), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Line(string[] lines, int line) => line < lines.Length ? lines[line].Trim() : "";
}
