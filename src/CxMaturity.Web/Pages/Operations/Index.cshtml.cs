using CxMaturity.Domain.Maturity;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Hosting.Health;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CxMaturity.Web.Pages.Operations;

/// <summary>How the installation is: for whoever runs it.</summary>
[NeedsVisitor(VisitorIs.KeepsInstallation)]
public sealed class IndexModel(OperationsReading reading, StoreDatabase store, Sentences sentences) : PageModel
{
    private const double Kilo = 1024;

    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>The page looks again by itself; some readers want it to stand still.</summary>
    [BindProperty(SupportsGet = true)] public bool Still { get; set; }

    public OperationsNow Now { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Now = await reading.NowAsync(ct);
    }

    public string? DataFolder => store.DataFolder;

    public string Schema => store.Schema;

    public static string App => AppVersion.Current;

    public static string Engine => MaturityEngine.Version;

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string Host => Environment.MachineName;

    public string Sentence(Finding finding) => sentences.Of(finding.Key, [.. finding.Values.Select(Readable)]);

    public string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => sentences.Of("operations.no_time"),
        { TotalMinutes: < 2 } => sentences.Of("operations.seconds", (int)span.TotalSeconds),
        { TotalHours: < 2 } => sentences.Of("operations.minutes", (int)span.TotalMinutes),
        { TotalDays: < 2 } => sentences.Of("operations.hours", (int)span.TotalHours),
        _ => sentences.Of("operations.days", (int)span.TotalDays)
    };

    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= Kilo && unit < Units.Length - 1; unit++)
            value /= Kilo;
        return $"{value.ToString(value < 10 && unit > 0 ? "0.0" : "0", CultureInfo.CurrentCulture)} {Units[unit]}";
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("G", CultureInfo.CurrentCulture);

    /// <summary>Beside the word, for those who look for a sign, and never without it.</summary>
    public static string Sign(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "✓",
        HealthStatus.Degraded => "!",
        _ => "✕"
    };

    private static object Readable(object value) => value is long number ? Number(number) : value;
}
