using CxMaturity.Domain.Waves;
using static CxMaturity.Domain.Tests.Waves.WaveSituation;

namespace CxMaturity.Domain.Tests.Waves;

public sealed class ClosingAWave
{
    [Fact]
    public void An_open_wave_closes() => Spec.Given(Scheduled(), Opened).When(Close()).Then(Closed);

    [Fact]
    public void Closing_again_changes_nothing() => Spec.Given(Scheduled(), Opened, Closed).When(Close()).ThenNothing();

    [Fact]
    public void A_wave_that_is_not_open_yet_cannot_close() =>
        Spec.Given(Scheduled()).When(Close()).ThenRefused(RefusalKind.Conflict, "wave.not_open_yet");

    [Fact]
    public void A_wave_that_nobody_scheduled_cannot_close() => Spec.When(Close()).ThenRefused(RefusalKind.Conflict, "wave.not_open_yet");

    [Fact]
    public void A_closed_wave_keeps_what_was_frozen_for_it()
    {
        var wave = After(Scheduled(), Opened, Closed);

        (wave.Status, wave.OpenedAt, wave.ClosedAt, wave.QuestionnaireId, wave.QuestionnaireVersion, wave.Units.Count, wave.Doors.Count)
            .ShouldBe((WaveStatus.Closed, Now, Now, "sample", "1.0", 2, 1));
    }
}
