using System.Globalization;

namespace CxMaturity.Store.Backups;

/// <summary>Says how far a long copy has come, now and then.</summary>
internal sealed class BackupProgress(TimeProvider clock, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long last = clock.GetTimestamp(), total;
    private string what = "";

    public void Begin(string table, long rows) => (what, total) = (Words(table), rows);

    public void At(long rows)
    {
        if (clock.GetElapsedTime(last) < Pause)
            return;
        last = clock.GetTimestamp();
        say(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} of {total:N0} {what} ..."));
    }

    private static string Words(string table) => table switch
    {
        BackupTables.Events => "events",
        BackupTables.Streams => "streams",
        _ => $"rows of {table}"
    };
}
