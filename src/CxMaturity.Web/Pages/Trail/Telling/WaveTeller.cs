using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Waves, but nothing of who answers in them and when.</summary>
public sealed class WaveTeller() : Teller<Wave, WaveEvent>(Streams.Waves, TrailKinds.Waves)
{
    protected override Told? Tell(WaveEvent happened, Wave before, TrailVoice voice) => happened switch
    {
        WaveScheduled e => new Told(voice.Says("trail.told.wave_scheduled", voice.Wave(e.WaveId)),
        [
            voice.Changed("trail.questionnaire", null, $"{e.QuestionnaireId} {e.QuestionnaireVersion}"),
            voice.Changed("trail.mode", null, e.Mode),
            voice.Changed("trail.units", null, string.Join(", ", e.Units.Select(unit => unit.Name.ForReader()))),
            voice.Changed("trail.headcount", null, e.Units.Sum(unit => RoleGroups.All.Sum(unit.Headcount.Of)))
        ]),
        WaveOpened e => new Told(voice.Says("trail.told.wave_opened", voice.Wave(e.WaveId))),
        WaveClosed e => new Told(voice.Says("trail.told.wave_closed", voice.Wave(e.WaveId))),
        _ => null
    };
}
