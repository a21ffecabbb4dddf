using CxMaturity.Domain.Releases;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>What was published of a wave, without what it said.</summary>
public sealed class ReleaseTeller() : Teller<WaveReleases, ReleaseEvent>(Streams.Releases, TrailKinds.Releases)
{
    public override bool IsOurOwnDoing(object happened) => happened is ReportReleased { Kind: ReportKind.Result };

    protected override Told? Tell(ReleaseEvent happened, WaveReleases before, TrailVoice voice) => happened switch
    {
        ReportReleased { Kind: ReportKind.Comparison } e => new Told(voice.Says("trail.told.comparison_released", voice.Wave(e.WaveId), Other(e, voice))),
        ReportReleased { Kind: ReportKind.AsIf } e => new Told(voice.Says("trail.told.as_if_released", voice.Wave(e.WaveId), e.Subject ?? "")),
        ReportReleased { Kind: ReportKind.Restatement } e => new Told(voice.Says("trail.told.restatement_released", voice.Wave(e.WaveId))),
        ReportReleased e => new Told(voice.Says("trail.told.report_released", voice.Wave(e.WaveId))),
        _ => null
    };

    private static string Other(ReportReleased released, TrailVoice voice) => voice.Wave(Guid.TryParse(released.Subject, out var other) ? other : Guid.Empty);
}
