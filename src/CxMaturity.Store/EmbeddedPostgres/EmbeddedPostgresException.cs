namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>The app's own database cannot be had; the message is a sentence that says what to do.</summary>
public class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An app at work holds the folder of the cluster.</summary>
public sealed class ClusterInUseException(string message, Exception inner) : EmbeddedPostgresException(message, inner);
