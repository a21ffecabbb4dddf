namespace CxMaturity.Store.Writing;

/// <summary>
/// Lets those who have lost a race for a stream try again one after the other, so that a crowd at one stream loses no second time to
/// each other. Whoever loses no race never comes here.
/// </summary>
internal sealed class StreamTurns
{
    private readonly Dictionary<(string Tenant, Guid Id), Line> lines = [];

    /// <summary>Waits for one's turn at a stream; disposing gives it to the next.</summary>
    public async Task<IDisposable> TakeAsync(string tenant, Guid id, CancellationToken ct)
    {
        var key = (tenant, id);
        Line? line;
        lock (lines)
        {
            if (!lines.TryGetValue(key, out line))
                lines.Add(key, line = new());
            line.People++;
        }

        try
        {
            await line.Gate.WaitAsync(ct);
        }
        catch
        {
            Leave(key, line);
            throw;
        }

        return new Turn(this, key, line);
    }

    private void Leave((string, Guid) key, Line line)
    {
        lock (lines)
        {
            if (--line.People > 0)
                return;
            lines.Remove(key);
        }

        line.Gate.Dispose();
    }

    private sealed class Line
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int People { get; set; }
    }

    private sealed class Turn(StreamTurns all, (string, Guid) key, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Gate.Release();
            all.Leave(key, line);
        }
    }
}
