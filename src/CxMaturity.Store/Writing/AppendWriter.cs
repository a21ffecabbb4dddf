using System.Collections.Concurrent;
using CxMaturity.Store.Projections;
using Npgsql;

namespace CxMaturity.Store.Writing;

/// <summary>
/// Commits what concurrent callers append together: whoever comes while others are being written waits for the next turn, and each is
/// answered after its own commit. A few turns run at a time; nobody waits for a turn to fill up.
/// </summary>
internal sealed class AppendWriter(NpgsqlDataSource database, StoreModel model, TimeProvider clock, ProjectorBell bell)
{
    // Two turns at a time: while one waits for the disk the next is gathered and sent. More would only make the turns smaller.
    private const int MostTurns = 2;
    private const int LargestTurn = 64;

    private readonly ConcurrentQueue<Waiting> queue = new();
    private int turns;

    /// <summary>How many appends nobody has begun to write.</summary>
    public int Queued => queue.Count;

    /// <summary>Writes one append with whatever else waits.</summary>
    /// <returns>Whether it was written; if not, somebody else was faster.</returns>
    public Task<bool> WriteAsync(Append append, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var waiting = new Waiting(append);
        queue.Enqueue(waiting);
        TakeTurns();
        // Whoever gives up leaves; the append stays in the queue and is written.
        return waiting.Done.Task.WaitAsync(ct);
    }

    private sealed record Waiting(Append Append)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void TakeTurns()
    {
        while (!queue.IsEmpty && Volatile.Read(ref turns) is var running && running < MostTurns)
            if (Interlocked.CompareExchange(ref turns, running + 1, running) == running)
                // Not in the context of whoever came first: that one's trace has no business with the others' appends.
                ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.RunAsync(), this, preferLocal: false);
    }

    private async Task RunAsync()
    {
        while (Gather() is { Count: > 0 } turn)
            await WriteAsync(turn);
        Interlocked.Decrement(ref turns);
        // Somebody may have come between the last look and leaving.
        TakeTurns();
    }

    /// <summary>What can be written in one statement: streams of one kind, each once, and none that another one is guarded by.</summary>
    private List<Waiting> Gather()
    {
        var turn = new List<Waiting>();
        var later = new List<Waiting>();
        var streams = new HashSet<(string Tenant, Guid Id)>();
        var guards = new HashSet<(string Tenant, Guid Id)>();
        while (turn.Count < LargestTurn && queue.TryDequeue(out var next))
            (Fits(next.Append) ? turn : later).Add(next);
        foreach (var left in later)
            queue.Enqueue(left);
        return turn;

        bool Fits(Append append)
        {
            var stream = (append.Tenant, append.Id);
            if (turn.Count > 0 && append.Type != turn[0].Append.Type || guards.Contains(stream) || streams.Contains(stream))
                return false;
            if (append.Guard is { } guard)
            {
                if (streams.Contains((append.Tenant, guard.Id)))
                    return false;
                guards.Add((append.Tenant, guard.Id));
            }

            return streams.Add(stream);
        }
    }

    private async Task WriteAsync(List<Waiting> turn)
    {
        try
        {
            var written = await CommitAsync(turn);
            for (var i = 0; i < turn.Count; i++)
                turn[i].Done.SetResult(written[i]);
        }
        catch (Exception failure) when (turn.Count > 1 && failure is PostgresException or not NpgsqlException)
        {
            // One of them cannot be written, or not even be sent, or two turns crossed. Alone, each gets the answer that is its own.
            foreach (var waiting in turn)
                await WriteAsync([waiting]);
        }
        catch (PostgresException crossed) when (crossed.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            // Nothing was written: as good as a lost race.
            turn[0].Done.SetResult(false);
        }
        catch (Exception failure)
        {
            foreach (var waiting in turn)
                waiting.Done.TrySetException(failure);
        }
    }

    private async Task<bool[]> CommitAsync(List<Waiting> turn)
    {
        await using var connection = await database.OpenConnectionAsync();
        var written = await AppendStatement.ExecuteAsync(
            model, turn.ConvertAll(waiting => waiting.Append), clock.GetUtcNow(), connection, null, CancellationToken.None);
        if (written.Contains(true))
            bell.Ring();
        return written;
    }
}
