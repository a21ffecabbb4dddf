namespace CxMaturity.Domain.Initiatives;

/// <summary>Which initiatives carry one of the eight steps of change (Kotter 1996).</summary>
/// <param name="Step">1 to 8.</param>
public sealed record CoveredStep(int Step, IReadOnlyList<Guid> Initiatives);

/// <summary>Which steps of change somebody works on, and which nobody does.</summary>
public static class KotterCoverage
{
    public const int Steps = 8;

    /// <param name="stepsOf">The steps that a play carries.</param>
    public static IReadOnlyList<CoveredStep> Of(IReadOnlyList<Initiative> initiatives, Func<string, IReadOnlyList<int>> stepsOf)
    {
        // What is done still carries its step; what was stopped does not.
        (Guid Id, IReadOnlyList<int> Steps)[] carried =
            [.. initiatives.Where(initiative => initiative.Column != BoardColumn.Stopped && initiative.PlayId is not null)
                .Select(initiative => (initiative.Id, stepsOf(initiative.PlayId!)))];
        return [.. Enumerable.Range(1, Steps).Select(step => new CoveredStep(step, [.. carried.Where(each => each.Steps.Contains(step)).Select(each => each.Id)]))];
    }
}
