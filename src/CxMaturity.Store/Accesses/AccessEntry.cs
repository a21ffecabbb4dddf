namespace CxMaturity.Store.Accesses;

/// <summary>That somebody came in, was kept out, or took something away. It is no event: nothing is computed from it, and it goes when its time is up.</summary>
/// <param name="Tenant">Whose log it stands in.</param>
/// <param name="What">A short key.</param>
/// <param name="Who">Where that is known.</param>
/// <param name="Address">The network it came from, never the address itself.</param>
public sealed record AccessEntry(string Tenant, DateTimeOffset At, string What, Guid? Who, string Detail, string? Address);

/// <summary>Which entries somebody wants to read; whatever is left out does not matter.</summary>
public sealed record AccessFilter
{
    public string? What { get; init; }

    public Guid? Who { get; init; }

    public DateTimeOffset? From { get; init; }

    /// <summary>The first moment that is too late.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>An entry with the place at which a reader can go on.</summary>
public sealed record StoredAccess(long Place, AccessEntry Entry);

/// <summary>Some entries, the latest written first, and whether there are older ones.</summary>
public sealed record AccessPage(IReadOnlyList<StoredAccess> Entries, bool HasMore);
