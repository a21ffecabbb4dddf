using CxMaturity.Domain.Waves;
using static CxMaturity.Domain.Tests.Waves.WaveSituation;

namespace CxMaturity.Domain.Tests.Waves;

public sealed class OpeningAWave
{
    [Fact]
    public void A_scheduled_wave_opens() => Spec.Given(Scheduled()).When(Open()).Then(Opened);

    [Fact]
    public void Opening_again_changes_nothing() => Spec.Given(Scheduled(), Opened).When(Open()).ThenNothing();

    [Fact]
    public void A_closed_wave_never_opens_again() =>
        Spec.Given(Scheduled(), Opened, Closed).When(Open()).ThenRefused(RefusalKind.Conflict, "wave.closed");

    [Fact]
    public void A_wave_that_nobody_scheduled_does_not_open() =>
        Should.Throw<RefusedException>(() => Open()(Wave.Initial)).Kind.ShouldBe(RefusalKind.Conflict);

    [Fact]
    public void An_open_wave_knows_since_when() => After(Scheduled(), Opened).OpenedAt.ShouldBe(Now);
}
