using System.Security.Claims;
using System.Threading.Channels;
using CxMaturity.Store;
using CxMaturity.Store.Accesses;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Access;

/// <summary>
/// Writes down who came in, was kept out, or took a file away. It never fails the request and never holds it up: entries wait in a
/// line, one writer takes them from it, and while the line is full new ones are lost and counted. Where people answer, nothing is ever
/// written, whoever asks for it.
/// </summary>
public sealed partial class AccessLog(EventStore store, IHttpContextAccessor http, TimeProvider clock, ILogger<AccessLog> log) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 500;
    private const int MostAttempts = 5;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenStopping = TimeSpan.FromSeconds(2);

    // What waits is an entry, or somebody who wants to know when all before it is written.
    private readonly Channel<object> waiting = Channel.CreateBounded<object>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private long lost;

    /// <param name="organization">As it stands in the address; whatever is no organisation's id goes to the installation's own log.</param>
    /// <param name="detail">See <see cref="AccessDetail"/>.</param>
    public void Record(string? organization, AccessKind kind, string detail = "") => Record(organization, kind, detail, WhoAsks());

    /// <summary>As above, where somebody else is meant than whoever asks, or nobody.</summary>
    public void Record(string? organization, AccessKind kind, string detail, Guid? who)
    {
        var context = http.HttpContext;
        if (context is not null && AnswerRoutes.Holds(context.Request))
            return;
        var tenant = Guid.TryParseExact(organization, "D", out var id) ? id.ToString() : EventStore.DefaultTenant;
        var entry = new AccessEntry(tenant, clock.GetUtcNow(), kind.Key(), who, AccessDetail.Cleaned(detail), CoarseAddress.Of(context?.Connection.RemoteIpAddress));
        if (!waiting.Writer.TryWrite(entry) && Interlocked.Increment(ref lost) == 1)
            Full(log, MostWaiting);
    }

    /// <summary>Waits until what has been recorded so far is written, or cannot be.</summary>
    public async Task WrittenAsync(CancellationToken ct)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await waiting.Writer.WriteAsync(told, ct);
        await told.Task.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var hurry = new CancellationTokenSource(WhenStopping);
            while (waiting.Reader.TryPeek(out _) && !hurry.IsCancellationRequested)
                await WriteAsync(hurry.Token);
        }
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        var (entries, askers) = (new List<AccessEntry>(), new List<TaskCompletionSource>());
        while (entries.Count < MostAtOnce && waiting.Reader.TryRead(out var next))
        {
            if (next is AccessEntry entry)
                entries.Add(entry);
            else
                askers.Add((TaskCompletionSource)next);
        }

        if (entries.Count > 0)
            await WriteAsync(entries, ct);
        askers.ForEach(asker => asker.TrySetResult());
        if (Interlocked.Exchange(ref lost, 0) is > 0 and var missing)
            Missing(log, missing);
    }

    private async Task WriteAsync(List<AccessEntry> entries, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                await store.WriteAccessesAsync(entries, ct);
                return;
            }
            catch (Exception failure) when (attempt == MostAttempts || ct.IsCancellationRequested)
            {
                Failed(log, entries.Count, failure.Message);
                return;
            }
            catch (Exception)
            {
                // The database is away for a moment; meanwhile the others wait in line.
                await Task.Delay(BetweenAttempts, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Guid? WhoAsks() => Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) ? account : null;

    [LoggerMessage(LogLevel.Warning, "{Waiting} entries of the access log wait to be written. Until some of them are, further ones are lost.")]
    private static partial void Full(ILogger log, int waiting);

    [LoggerMessage(LogLevel.Warning, "{Missing} entries of the access log were lost, because too many came at once.")]
    private static partial void Missing(ILogger log, long missing);

    [LoggerMessage(LogLevel.Warning, "{Count} entries of the access log could not be written and are lost: {Reason}")]
    private static partial void Failed(ILogger log, int count, string reason);
}
