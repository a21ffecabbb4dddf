using CxMaturity.Domain.Findings;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Findings and what was decided on them.</summary>
public sealed class FindingTeller() : Teller<Finding, FindingEvent>(Streams.Findings, TrailKinds.Findings)
{
    protected override Told? Tell(FindingEvent happened, Finding before, TrailVoice voice) => null;
}
