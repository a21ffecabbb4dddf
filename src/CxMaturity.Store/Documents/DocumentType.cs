namespace CxMaturity.Store.Documents;

/// <summary>
/// A kind of document that is no past: it is changed in place and can be removed without a trace. Names and addresses of people live in
/// such documents; events only carry the ids.
/// </summary>
public abstract class DocumentType(string alias, Type content)
{
    /// <summary>Snake case; names the table.</summary>
    public string Alias => alias;

    public Type Content => content;

    /// <summary>Belongs to the installation's dealings with a tenant and not to the tenant: it is not in the archive of the tenant.</summary>
    public bool StaysHere { get; init; }
}

/// <inheritdoc cref="DocumentType" />
public sealed class DocumentType<T>(string alias) : DocumentType(alias, typeof(T)) where T : class;

/// <summary>A document as it stands, with the version that a change has to name.</summary>
public sealed record Stored<T>(Guid Id, T Value, long Version);
