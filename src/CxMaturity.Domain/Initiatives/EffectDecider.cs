using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

public sealed record MeasureKpi(Kpi Kpi, DateTimeOffset Now);

public sealed record DropKpi(string Name, DateTimeOffset Now);

/// <param name="Outcome">What <see cref="EffectCheck"/> says.</param>
public sealed record CheckEffect(EffectOutcome Outcome, DateTimeOffset Now);

/// <summary>The rules of proof: only what was promised is checked, and only once work has begun.</summary>
public static class EffectDecider
{
    public const int LongestName = 120;
    public const int LongestUnit = 20;
    public const int MostKpis = 20;
    public const double LargestNumber = 1e12;

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, MeasureKpi command)
    {
        InitiativeDecider.Existing(initiative);
        var given = command.Kpi;
        var kpi = new Kpi(Wording.Line(given.Name, LongestName, "initiative.kpi_name"), Wording.LineOrNothing(given.Unit, LongestUnit, "initiative.kpi_unit"),
            NumberOf(given.Before), NumberOf(given.After), NumberOf(given.Target), given.On is { } day ? InitiativeDecider.DayOf(day) : null);
        if (initiative.Kpis.Contains(kpi))
            return [];
        if (initiative.Kpis.Count >= MostKpis && initiative.Kpis.All(known => known.Name != kpi.Name))
            throw RefusedException.Conflict("initiative.full", MostKpis);
        return [new KpiMeasured(initiative.Id, kpi, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, DropKpi command)
    {
        InitiativeDecider.Existing(initiative);
        var name = command.Name.Trim();
        return initiative.Kpis.Any(known => known.Name == name) ? [new KpiDropped(initiative.Id, name, command.Now)] : [];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, CheckEffect command)
    {
        InitiativeDecider.Existing(initiative);
        var outcome = command.Outcome;
        if (initiative.Targets.All(target => target.Dimension != outcome.Dimension))
            throw RefusedException.Conflict("initiative.no_target", outcome.Dimension);
        if (initiative.StartedAt is null)
            throw RefusedException.Conflict("initiative.not_begun");
        return initiative.LastCheck(outcome.Dimension)?.Outcome == outcome
            ? []
            :
            [
                new EffectChecked(initiative.Id, outcome.Dimension, outcome.Verdict, outcome.Reason, outcome.Expected, outcome.Achieved, outcome.Low, outcome.High,
                    outcome.WaveId, outcome.Comparison, command.Now)
            ];
    }

    private static double? NumberOf(double? number) => number is null or (>= -LargestNumber and <= LargestNumber)
        ? number
        : throw RefusedException.Invalid("initiative.kpi_number", LargestNumber);
}
