namespace CxMaturity.Store.Backups;

/// <summary>A backup cannot be written or restored; the message is a sentence that says why, and nothing was changed.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
