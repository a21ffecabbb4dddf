using CxMaturity.Domain.Waves;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Waves.WaveSituation;

namespace CxMaturity.Domain.Tests.Waves;

/// <summary>Whatever is sent in whatever order, sending it twice is as sending it once, and a wave never goes back.</summary>
public sealed class RepeatedCommands
{
    [Fact]
    public void A_command_repeated_at_once_decides_nothing_new() => Property.Holds(Sequences, commands =>
    {
        var wave = Wave.Initial;
        foreach (var command in commands)
        {
            var (events, refusal) = Try(command, wave);
            wave = events.Aggregate(wave, Wave.Evolve);

            var (again, refusedAgain) = Try(command, wave);
            again.ShouldBeEmpty();
            refusedAgain.ShouldBe(refusal);
        }
    });

    [Fact]
    public void A_wave_only_moves_forward() => Property.Holds(Sequences, commands =>
    {
        var wave = Wave.Initial;
        foreach (var command in commands)
        {
            var before = wave.Status;
            wave = Try(command, wave).Events.Aggregate(wave, Wave.Evolve);
            ((int)wave.Status - (int)before).ShouldBeInRange(0, 1);
        }
    });

    private static readonly Gen<Func<Wave, IReadOnlyList<WaveEvent>>[]> Sequences =
        Gen.Elements(Schedule(), Schedule(South), ScheduleNamed("Spring", []), Open(), Close()).ArrayOf(12);

    private static (IReadOnlyList<WaveEvent> Events, string? Refusal) Try(Func<Wave, IReadOnlyList<WaveEvent>> command, Wave wave)
    {
        try
        {
            return (command(wave), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Message);
        }
    }
}
