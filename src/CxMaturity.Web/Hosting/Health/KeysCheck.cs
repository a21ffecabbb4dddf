using CxMaturity.Web.Storage;
using CxMaturity.Web.Storage.Keys;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>Whether this host can read the keys of cookies and forms that all hosts share.</summary>
public sealed class KeysCheck(KeyRepository keys, OperationsSettings settings, TimeProvider clock) : IHealthCheck
{
    private readonly OneAtATime<int> asking = new();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var unreadable = await asking.RunAsync(ct => keys.UnreadableAsync(clock.GetUtcNow(), ct), TimeSpan.FromSeconds(settings.CheckSeconds));
            return unreadable == 0 ? Finding.Fine("health.keys.fine") : Finding.Warning("health.keys.other", unreadable);
        }
        catch (Exception away) when (away is System.Data.Common.DbException or TimeoutException or OperationCanceledException)
        {
            return Finding.Warning("health.keys.unknown");
        }
    }
}
