using CxMaturity.Store;
using CxMaturity.Store.Projections;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>Whether the read models keep up with the log.</summary>
public sealed class ProjectionsCheck(ProjectionLook look, OperationsSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await look.LagsAsync() is { } lags ? Judge(lags, settings) : Finding.Fault("health.projections.unknown");

    public static Finding Judge(IReadOnlyList<ProjectionLag> lags, OperationsSettings settings)
    {
        if (lags.FirstOrDefault(lag => lag.LastError is not null) is { } stuck)
            return Finding.Fault("health.projections.stuck", stuck.Projection);
        if (lags.MaxBy(lag => lag.Behind) is not { } last || last.Behind.TotalSeconds <= settings.LagWarnSeconds)
            return Finding.Fine("health.projections.current");
        object[] values = [last.Projection, (long)last.Behind.TotalSeconds, last.Events];
        return last.Behind.TotalSeconds > settings.LagFailSeconds
            ? Finding.Fault("health.projections.behind", values)
            : Finding.Warning("health.projections.behind", values);
    }
}
