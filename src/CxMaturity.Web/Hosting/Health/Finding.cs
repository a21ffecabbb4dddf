using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>What a check found: a status, and a sentence by its key, so that each reader gets it in their own language.</summary>
public sealed record Finding(HealthStatus Status, string Key, params object[] Values)
{
    private const string Slot = "finding";

    public static Finding Fine(string key, params object[] values) => new(HealthStatus.Healthy, key, values);

    public static Finding Warning(string key, params object[] values) => new(HealthStatus.Degraded, key, values);

    public static Finding Fault(string key, params object[] values) => new(HealthStatus.Unhealthy, key, values);

    public static Finding Of(HealthReportEntry entry) => entry.Data.TryGetValue(Slot, out var found) && found is Finding finding
        ? finding
        : new(entry.Status, "health.failed");

    public static implicit operator HealthCheckResult(Finding finding) => finding.ToHealthCheckResult();

    public HealthCheckResult ToHealthCheckResult() => new(Status, Key, data: new Dictionary<string, object> { [Slot] = this });
}
