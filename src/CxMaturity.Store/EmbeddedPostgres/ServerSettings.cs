using System.Globalization;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>What the server is told at every start; the rest is PostgreSQL's own default.</summary>
internal static class ServerSettings
{
    public static string CommandLine(int port) =>
        string.Join(' ', Of(port).Select(setting => $"-c {setting.Name}={setting.Value}"));

    private static IEnumerable<(string Name, string Value)> Of(int port) =>
    [
        ("port", port.ToString(CultureInfo.InvariantCulture)),
        ("listen_addresses", "127.0.0.1"),
        ("unix_socket_directories", ""),
        ("max_connections", "120"),
        ("shared_buffers", "256MB"),
        ("fsync", "on"),
        // Commit times would tie a protected answer to its moment.
        ("track_commit_timestamp", "off"),
        // Answers must not reach the log: no statements, no parameters, and no rows in the details of an error.
        ("log_statement", "none"),
        ("log_min_error_statement", "panic"),
        ("log_error_verbosity", "terse"),
        ("log_min_messages", "warning"),
        ("log_timezone", "UTC"),
        ("timezone", "UTC"),
        ("cluster_name", "cxmaturity")
    ];
}
