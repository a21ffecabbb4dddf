namespace CxMaturity.Store;

/// <summary>The stream stands at another version than the writer has seen; nothing was written.</summary>
public sealed class ConcurrencyException(string stream, Guid id, long? expected = null)
    : Exception(expected is null ? $"The {stream} {id} was changed by others again and again." : $"The {stream} {id} is no longer at version {expected}.");
