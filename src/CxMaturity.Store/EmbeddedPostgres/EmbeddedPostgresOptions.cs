namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>Where the app's own database lives and where its server's programs are; every part has a sensible default.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder of the cluster; by default below the user's local application data, for root below /var/lib.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The folder that holds initdb, pg_ctl and postgres. When given, no other place is searched.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>The binaries that came with the front-end packages, searched last; see <see cref="CarriedBinaries.FindAbove"/>.</summary>
    public string? CarriedFolder { get; init; }
}
