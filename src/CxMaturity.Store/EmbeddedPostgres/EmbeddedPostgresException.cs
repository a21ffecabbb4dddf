namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>The app's own database cannot be had; the message is a sentence that says what to do.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
