using System.Diagnostics;
using OpenTelemetry.Trace;

namespace CxMaturity.Web.Hosting.Telemetry;

/// <summary>
/// A trace begins with a request. What the projector does on its own begins none: it works right after somebody has answered, and would
/// tell when.
/// </summary>
internal sealed class RequestsOnly : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
