using CxMaturity.Web.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>Whether the database answers, and takes what is written.</summary>
public sealed class DatabaseCheck(DatabaseLook database, OperationsSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.StateAsync(TimeSpan.FromSeconds(settings.CheckSeconds)) switch
        {
            DatabaseState.Ready => Finding.Fine("health.database.Ready"),
            DatabaseState.Slow => Finding.Fault("health.database.Slow", settings.CheckSeconds),
            var state => Finding.Fault($"health.database.{state}")
        };
}
