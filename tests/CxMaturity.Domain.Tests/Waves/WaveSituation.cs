using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Domain.Tests.Waves;

/// <summary>A wave of two units, with what can happen to it.</summary>
public static class WaveSituation
{
    public static readonly Guid Id = new("0195f000-0000-7000-8000-000000000003");
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly WaveUnit North = Unit("north");
    public static readonly WaveUnit South = Unit("south");

    public static Spec<Wave, WaveEvent> Spec => new(Wave.Initial, Wave.Evolve);

    public static WaveEvent Opened => new WaveOpened(Id, Now);

    public static WaveEvent Closed => new WaveClosed(Id, Now);

    public static WaveUnit Unit(string code, string de = "Nord", string en = "North", int x = 2, int m = 3, int f = 10) =>
        new(code, new(de, en), new(x, m, f));

    public static WaveEvent Scheduled(params WaveUnit[] units) => new WaveScheduled(Id, "sample", "1.0", WaveMode.Trial, "Spring",
        units.Length == 0 ? [North, South] : units, [new("d1", "north", Audience.F)], Now);

    public static Func<Wave, IReadOnlyList<WaveEvent>> Schedule(params WaveUnit[] units) =>
        ScheduleNamed("Spring", units.Length == 0 ? [North, South] : units);

    public static Func<Wave, IReadOnlyList<WaveEvent>> ScheduleNamed(string name, IReadOnlyList<WaveUnit> units) => wave =>
        WaveDecider.Decide(wave, new ScheduleWave(Id, "sample", "1.0", WaveMode.Trial, name, units, [new("d1", "north", Audience.F)], Now));

    public static Func<Wave, IReadOnlyList<WaveEvent>> Open() => wave => WaveDecider.Decide(wave, new OpenWave(Now));

    public static Func<Wave, IReadOnlyList<WaveEvent>> Close() => wave => WaveDecider.Decide(wave, new CloseWave(Now));

    public static Wave After(params WaveEvent[] events) => events.Aggregate(Wave.Initial, Wave.Evolve);
}
