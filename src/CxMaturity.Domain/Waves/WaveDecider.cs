namespace CxMaturity.Domain.Waves;

public sealed record ScheduleWave(
    Guid WaveId,
    string QuestionnaireId,
    string QuestionnaireVersion,
    WaveMode Mode,
    string Name,
    IReadOnlyList<WaveUnit> Units,
    IReadOnlyList<Door> Doors,
    DateTimeOffset Now);

public sealed record OpenWave(DateTimeOffset Now);

public sealed record CloseWave(DateTimeOffset Now);

/// <summary>The rules of a wave's life: scheduled, opened, closed; never back.</summary>
public static class WaveDecider
{
    public const int LongestName = 120;
    public const int LongestCode = UnitRules.LongestCode;
    public const int MostUnits = 500;
    public const int LargestHeadcount = UnitRules.LargestHeadcount;

    public static IReadOnlyList<WaveEvent> Decide(Wave wave, ScheduleWave command)
    {
        if (wave.Status != WaveStatus.Unscheduled)
            return [];

        if (command.Name.Length > LongestName)
            throw RefusedException.Invalid("wave.name_too_long", LongestName);
        if (command.Name.Any(char.IsControl))
            throw RefusedException.Invalid("wave.name");
        if (command.Units.Count is 0 or > MostUnits)
            throw RefusedException.Invalid("wave.units_needed", MostUnits);

        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var unit in command.Units)
        {
            if (!UnitRules.IsCode(unit.Code))
                throw RefusedException.Invalid("wave.unit_code", unit.Code ?? "", LongestCode);
            if (!codes.Add(unit.Code))
                throw RefusedException.Invalid("wave.unit_twice", unit.Code);
            if (!UnitRules.IsName(unit.Name.De) || !UnitRules.IsName(unit.Name.En))
                throw RefusedException.Invalid("wave.unit_name", unit.Code, LongestName);
            if (!new[] { unit.Headcount.X, unit.Headcount.M, unit.Headcount.F }.All(UnitRules.IsHeadcount))
                throw RefusedException.Invalid("wave.headcount", unit.Code, LargestHeadcount);
        }

        return
        [
            new WaveScheduled(command.WaveId, command.QuestionnaireId, command.QuestionnaireVersion, command.Mode, command.Name,
                command.Units, command.Doors, command.Now)
        ];
    }

    public static IReadOnlyList<WaveEvent> Decide(Wave wave, OpenWave command) => wave.Status switch
    {
        WaveStatus.Scheduled => [new WaveOpened(wave.Id, command.Now)],
        WaveStatus.Open => [],
        _ => throw RefusedException.Conflict("wave.closed")
    };

    public static IReadOnlyList<WaveEvent> Decide(Wave wave, CloseWave command) => wave.Status switch
    {
        WaveStatus.Open => [new WaveClosed(wave.Id, command.Now)],
        WaveStatus.Closed => [],
        _ => throw RefusedException.Conflict("wave.not_open_yet")
    };
}
