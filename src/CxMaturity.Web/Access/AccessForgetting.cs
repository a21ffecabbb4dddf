using CxMaturity.Store;

namespace CxMaturity.Web.Access;

/// <summary>Once a day what stands in the access log for longer than the setting allows is deleted.</summary>
public sealed partial class AccessForgetting(EventStore store, AccessSettings settings, TimeProvider clock, ILogger<AccessForgetting> log) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);

    /// <returns>How many entries there were.</returns>
    public Task<int> ForgetAsync(CancellationToken ct) => store.ForgetAccessesAsync(clock.GetUtcNow().AddDays(-settings.LogDays), ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await TryAsync(stoppingToken) ? Daily : AfterAFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await ForgetAsync(ct);
            return true;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception failure)
        {
            Failed(log, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old entries of the access log could not be deleted; in an hour it is tried again: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
