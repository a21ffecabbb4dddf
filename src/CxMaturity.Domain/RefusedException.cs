namespace CxMaturity.Domain;

/// <summary>Why something is refused, as far as the asker can act on it.</summary>
public enum RefusalKind
{
    /// <summary>It would never be accepted as it stands.</summary>
    Invalid,

    /// <summary>What it speaks of does not exist for the asker.</summary>
    Unknown,

    /// <summary>It is not possible in the present state of the thing.</summary>
    Conflict
}

/// <summary>
/// A decision against a command. It carries a key with values; the sentence is made where the reader's language is known.
/// </summary>
public sealed class RefusedException(RefusalKind kind, string key, params object[] values)
    : Exception(values.Length == 0 ? key : $"{key}: {string.Join(", ", values)}")
{
    public RefusalKind Kind => kind;

    public string Key => key;

    public IReadOnlyList<object> Values => values;

    public static RefusedException Invalid(string key, params object[] values) => new(RefusalKind.Invalid, key, values);

    public static RefusedException Unknown(string key, params object[] values) => new(RefusalKind.Unknown, key, values);

    public static RefusedException Conflict(string key, params object[] values) => new(RefusalKind.Conflict, key, values);
}
