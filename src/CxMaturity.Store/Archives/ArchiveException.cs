namespace CxMaturity.Store.Archives;

/// <summary>What can be wrong with an archive.</summary>
public enum ArchiveFault
{
    /// <summary>It is something else.</summary>
    Foreign,

    /// <summary>It was cut short, or another program has packed it anew.</summary>
    Cut,

    /// <summary>Its bytes are not those that were written.</summary>
    Damaged,

    /// <summary>Another format than the one that is known here: which, and the known one.</summary>
    OtherFormat,

    /// <summary>It is more than may be unpacked: the limit in megabytes.</summary>
    TooLarge,

    /// <summary>It does not say what it holds.</summary>
    NoManifest,

    /// <summary>A part is missing, there twice, not named in the list, or has a name that no part has: which.</summary>
    Parts,

    /// <summary>An event cannot be what has happened: the number of its line.</summary>
    Event,

    /// <summary>An event that this version does not know: its name, and the version that wrote it.</summary>
    UnknownEvent,

    /// <summary>A kind of stream that this version does not know: its name, and the version that wrote it.</summary>
    UnknownStream,

    /// <summary>A stream of the installation that does not belong to this tenant: the number of the line.</summary>
    OthersStream,

    /// <summary>A document that cannot be read: which.</summary>
    Document,

    /// <summary>The database does not take it: what it says.</summary>
    Untaken
}

/// <summary>An archive is refused; nothing was changed.</summary>
public sealed class ArchiveException(ArchiveFault fault, params object[] values) : Exception($"{fault}: {string.Join(", ", values)}")
{
    public ArchiveFault Fault => fault;

    public IReadOnlyList<object> Values => values;
}
