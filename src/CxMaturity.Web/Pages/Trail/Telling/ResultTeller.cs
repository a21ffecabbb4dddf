using CxMaturity.Domain.FixedResults;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Official results, by their fingerprints and never by their numbers.</summary>
public sealed class ResultTeller() : Teller<FixedResultHistory, FixedResultEvent>(Streams.FixedResults, TrailKinds.Results)
{
    private const int ShownOfHash = 12;

    public override bool LooksBack(object happened) => happened is ResultRestated;

    public override bool IsOurOwnDoing(object happened) => happened is ResultFixed;

    protected override Told? Tell(FixedResultEvent happened, FixedResultHistory before, TrailVoice voice) => happened switch
    {
        ResultFixed e => new Told(voice.Says("trail.told.result_fixed", voice.Wave(e.WaveId)),
            [voice.Changed("trail.fingerprint", null, Short(e.Hash)), voice.Changed("trail.engine", null, e.Engine)]),
        ResultRestated e => new Told(voice.Says("trail.told.result_restated", voice.Wave(e.WaveId), e.Reason),
            [voice.Changed("trail.fingerprint", Short(before.Latest?.Hash), Short(e.Hash)), voice.Changed("trail.engine", before.Latest?.Engine, e.Engine)]),
        ResultScoredAsIf e => new Told(voice.Says("trail.told.result_scored_as_if", voice.Wave(e.WaveId), e.Version),
            e.Reason is { Length: > 0 } reason ? [voice.Changed("trail.reason", null, reason)] : []),
        _ => null
    };

    private static string? Short(string? hash) => hash?.Length > ShownOfHash ? $"{hash[..ShownOfHash]}…" : hash;
}
