using System.Threading.Channels;

namespace CxMaturity.Store.Projections;

/// <summary>
/// Wakes the projector after a commit in this process, and whoever waits for the projector after it has moved. Any number of rings
/// before it wakes are one.
/// </summary>
public sealed class ProjectorBell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile TaskCompletionSource moved = NewMoved();
    private int unannounced;

    public void Ring()
    {
        Interlocked.Exchange(ref unannounced, 1);
        rung.Writer.TryWrite(true);
    }

    /// <summary>A commit elsewhere; it needs no announcing from here.</summary>
    internal void RingFromElsewhere() => rung.Writer.TryWrite(true);

    /// <summary>Whether this process has committed since the last call, so that other hosts should be told.</summary>
    internal bool TakeUnannounced() => Interlocked.Exchange(ref unannounced, 0) == 1;

    internal async Task HeardAsync(CancellationToken ct) => await rung.Reader.ReadAsync(ct);

    internal Task Moved => moved.Task;

    internal void HasMoved() => Interlocked.Exchange(ref moved, NewMoved()).TrySetResult();

    private static TaskCompletionSource NewMoved() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
