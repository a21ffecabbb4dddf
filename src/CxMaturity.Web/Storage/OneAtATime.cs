using System.Diagnostics;

namespace CxMaturity.Web.Storage;

/// <summary>
/// Runs one and the same question at most once at a time and lets nobody wait longer than the limit. Who asks while the last question is
/// still open gets its answer: a database that hangs is not buried under questions whether it hangs.
/// </summary>
public sealed class OneAtATime<T>
{
    // A question that nothing can end any more must not stand in the way of the next one for good.
    private static readonly TimeSpan Forsaken = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private Task<T>? running;
    private long began;

    public Task<T> RunAsync(Func<CancellationToken, Task<T>> ask, TimeSpan limit)
    {
        lock (gate)
        {
            if (running is null or { IsCompleted: true } || Stopwatch.GetElapsedTime(began) > Forsaken)
                (running, began) = (AskAsync(ask, limit), Stopwatch.GetTimestamp());
            return running.WaitAsync(limit);
        }
    }

    private static async Task<T> AskAsync(Func<CancellationToken, Task<T>> ask, TimeSpan limit)
    {
        using var enough = new CancellationTokenSource(limit);
        // Away from the caller, whose own lock and context this is not to hold.
        return await Task.Run(() => ask(enough.Token), CancellationToken.None);
    }
}
