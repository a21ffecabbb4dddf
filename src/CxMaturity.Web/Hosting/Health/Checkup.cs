using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>Runs all checks, and logs whenever one of them turns out otherwise than before.</summary>
public sealed partial class Checkup(HealthCheckService checks, ILogger<Checkup> log)
{
    private static readonly ResourceManager English = new(typeof(Texts));

    private readonly ConcurrentDictionary<string, string> known = new();

    public async Task<IReadOnlyList<(string Name, Finding Finding)>> RunAsync(CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(ct);
        (string Name, Finding Finding)[] found = [.. report.Entries.Select(entry => (entry.Key, Finding.Of(entry.Value)))];
        foreach (var (name, finding) in found)
            Note(name, finding);
        return found;
    }

    public static HealthStatus Worst(IEnumerable<(string Name, Finding Finding)> found) =>
        found.Select(check => check.Finding.Status).DefaultIfEmpty(HealthStatus.Healthy).Min();

    private void Note(string name, Finding finding)
    {
        var before = known.GetValueOrDefault(name);
        known[name] = finding.Key;
        if (before == finding.Key || (before is null && finding.Status == HealthStatus.Healthy))
            return;
        if (finding.Status == HealthStatus.Healthy)
            Recovered(log, name, InTheLog(finding));
        else
            Turned(log, name, finding.Status, InTheLog(finding));
    }

    /// <summary>A log speaks English, whoever asked.</summary>
    private static string InTheLog(Finding finding) => English.GetString(finding.Key, CultureInfo.InvariantCulture) is { } sentence
        ? string.Format(CultureInfo.InvariantCulture, sentence, finding.Values)
        : finding.Key;

    [LoggerMessage(LogLevel.Warning, "{Name} is {Status}. {Finding}")]
    private static partial void Turned(ILogger log, string name, HealthStatus status, string finding);

    [LoggerMessage(LogLevel.Information, "{Name} is all right again. {Finding}")]
    private static partial void Recovered(ILogger log, string name, string finding);
}
