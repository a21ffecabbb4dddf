namespace CxMaturity.Domain.Maturity;

/// <summary>A sum that is being changed in place and that nobody else sees yet.</summary>
internal interface IDraft<out TSum>
{
    bool IsEmpty { get; }

    TSum Done();
}

/// <summary>A map of sums of which some are being changed: these are copied once, however many sheets change them, and the others never.</summary>
/// <param name="begin">Begins to change a sum that is there, or a new one over so many values.</param>
internal sealed class DraftMap<TSum, TDraft>(IReadOnlyDictionary<string, TSum> sums, Func<TSum?, int, TDraft> begin)
    where TSum : class where TDraft : IDraft<TSum>
{
    private readonly Dictionary<string, TDraft> changed = new(StringComparer.Ordinal);

    public TDraft Of(string code, int size = 0)
    {
        if (!changed.TryGetValue(code, out var draft))
            changed.Add(code, draft = begin(sums.GetValueOrDefault(code), size));
        return draft;
    }

    /// <summary>The map with what was changed; what became empty is not in it.</summary>
    public Dictionary<string, TSum> Done()
    {
        Dictionary<string, TSum> done = new(sums, StringComparer.Ordinal);
        foreach (var (code, draft) in changed)
            if (draft.IsEmpty)
                done.Remove(code);
            else
                done[code] = draft.Done();
        return done;
    }
}
