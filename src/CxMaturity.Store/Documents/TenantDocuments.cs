using CxMaturity.Store.Documents;

namespace CxMaturity.Store;

public sealed partial class TenantStore
{
    // A change in place is a small thing: who loses this often stands against a crowd.
    private const int MostChanges = 20;

    private DocumentRows Rows => new(sql => database.CreateCommand(sql), model, tenant);

    /// <summary>A document, or none.</summary>
    public Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, Guid id, CancellationToken ct = default) where T : class =>
        Rows.FindAsync(type, id, held: false, ct);

    /// <summary>Those of several documents that are there, in no particular order.</summary>
    public Task<IReadOnlyList<Stored<T>>> FindAsync<T>(DocumentType<T> type, IReadOnlyCollection<Guid> ids, CancellationToken ct = default) where T : class =>
        Rows.SomeAsync(type, ids, ct);

    /// <summary>All documents of a kind, by id.</summary>
    public Task<IReadOnlyList<Stored<T>>> AllAsync<T>(DocumentType<T> type, CancellationToken ct = default) where T : class => Rows.AllAsync(type, ct);

    /// <returns>Whether there was none of this id yet.</returns>
    public Task<bool> InsertAsync<T>(DocumentType<T> type, Guid id, T value, CancellationToken ct = default) where T : class =>
        Rows.InsertAsync(type, id, value, ct);

    /// <returns>Whether the document still stood at the version that was seen.</returns>
    public Task<bool> ReplaceAsync<T>(DocumentType<T> type, Stored<T> seen, T value, CancellationToken ct = default) where T : class =>
        Rows.ReplaceAsync(type, seen, value, ct);

    /// <summary>Reads, changes and writes a document; whoever was slower changes what the other left.</summary>
    /// <param name="change">Pure: it is asked again when somebody else was faster. The same instance back changes nothing.</param>
    /// <returns>The document as it stands now, or none where there is none.</returns>
    public async Task<T?> ChangeAsync<T>(DocumentType<T> type, Guid id, Func<T, T> change, CancellationToken ct = default) where T : class
    {
        for (var attempt = 1; await Rows.FindAsync(type, id, held: false, ct) is { } seen; attempt++)
        {
            var changed = change(seen.Value);
            if (ReferenceEquals(changed, seen.Value) || await Rows.ReplaceAsync(type, seen, changed, ct))
                return changed;
            if (attempt == MostChanges)
                throw new ConcurrencyException(type.Alias, id, seen.Version);
        }

        return null;
    }

    /// <returns>Whether there was such a document.</returns>
    public Task<bool> RemoveAsync(DocumentType type, Guid id, CancellationToken ct = default) => Rows.RemoveAsync(type, id, ct);
}

public sealed partial class TenantTransaction
{
    private DocumentRows Rows => new(sql => new(sql, connection, transaction), model, tenant);

    /// <summary>A document, held until the transaction ends.</summary>
    public Task<Stored<T>?> FindAsync<T>(DocumentType<T> type, Guid id, CancellationToken ct = default) where T : class =>
        Rows.FindAsync(type, id, held: true, ct);

    /// <returns>Whether there was none of this id yet.</returns>
    public Task<bool> InsertAsync<T>(DocumentType<T> type, Guid id, T value, CancellationToken ct = default) where T : class =>
        Rows.InsertAsync(type, id, value, ct);

    /// <summary>Changes a document in place; none is left alone.</summary>
    public async Task<T?> ChangeAsync<T>(DocumentType<T> type, Guid id, Func<T, T> change, CancellationToken ct = default) where T : class
    {
        if (await Rows.FindAsync(type, id, held: true, ct) is not { } seen)
            return null;
        var changed = change(seen.Value);
        if (!ReferenceEquals(changed, seen.Value) && !await Rows.ReplaceAsync(type, seen, changed, ct))
            throw new ConcurrencyException(type.Alias, id, seen.Version);
        return changed;
    }

    /// <returns>Whether there was such a document.</returns>
    public Task<bool> RemoveAsync(DocumentType type, Guid id, CancellationToken ct = default) => Rows.RemoveAsync(type, id, ct);
}
