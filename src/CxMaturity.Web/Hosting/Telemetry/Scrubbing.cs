using System.Diagnostics;
using OpenTelemetry;

namespace CxMaturity.Web.Hosting.Telemetry;

/// <summary>Keeps of each request its route, not its address, and nothing about who called.</summary>
internal sealed class Scrubbing : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type"
    };

    public override void OnEnd(Activity data)
    {
        if (data.Kind != ActivityKind.Server)
            return;
        foreach (var tag in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToArray())
            data.SetTag(tag.Key, null);
        data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".Trim() is { Length: > 0 } name ? name : "request";
        data.TraceStateString = null;
    }
}
