using CxMaturity.Domain.Waves;
using static CxMaturity.Domain.Tests.Waves.WaveSituation;

namespace CxMaturity.Domain.Tests.Waves;

public sealed class AdmittingToAWave
{
    [Theory]
    [InlineData("north")]
    [InlineData("south")]
    public void An_open_wave_admits_to_its_units(string unit) => Should.NotThrow(() => After(Scheduled(), Opened).Admit(unit));

    [Theory]
    [InlineData("")]
    [InlineData("west")]
    [InlineData("NORTH")]
    public void A_unit_that_the_wave_does_not_have_is_refused(string unit) =>
        Refusal(After(Scheduled(), Opened), unit).ShouldBe((RefusalKind.Invalid, "wave.unknown_unit"));

    [Fact]
    public void A_wave_that_is_not_open_yet_admits_nobody() =>
        Refusal(After(Scheduled()), "north").ShouldBe((RefusalKind.Conflict, "wave.not_open_yet"));

    [Fact]
    public void A_closed_wave_admits_nobody() =>
        Refusal(After(Scheduled(), Opened, Closed), "north").ShouldBe((RefusalKind.Conflict, "wave.closed"));

    private static (RefusalKind, string) Refusal(Wave wave, string unit)
    {
        var refusal = Should.Throw<RefusedException>(() => wave.Admit(unit));
        return (refusal.Kind, refusal.Key);
    }
}
