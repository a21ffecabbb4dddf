namespace CxMaturity.Store.Projections;

/// <summary>An event of ours that cannot be read or folded. Its read model stops before it, because to pass over it would be to lose it.</summary>
public sealed class UnfoldableEventException : Exception
{
    internal UnfoldableEventException(string projection, in LoggedEvent logged, int position, Exception cause)
        : base($"The event {logged.Sequence} ({logged.Name}) cannot be folded into {projection}: {cause.Message}", cause) => Position = position;

    /// <summary>How many events of the batch come before it.</summary>
    internal int Position { get; }
}
