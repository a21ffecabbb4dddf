namespace CxMaturity.Web.Storage;

/// <summary>Keeps the database that comes along running while the app runs.</summary>
public sealed partial class ClusterKeeping(StoreDatabase database, ILogger<ClusterKeeping> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => database.KeepRunningAsync(Tell, stoppingToken);

    private void Tell(string what, Exception? failure)
    {
        if (failure is null)
            Back(log, what);
        else
            Away(log, what, failure.Message);
    }

    [LoggerMessage(LogLevel.Warning, "{What}")]
    private static partial void Back(ILogger log, string what);

    [LoggerMessage(LogLevel.Error, "{What} {Reason}")]
    private static partial void Away(ILogger log, string what, string reason);
}
