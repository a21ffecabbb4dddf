using System.Globalization;

namespace CxMaturity.Domain.Initiatives;

public enum BoardWarningKind
{
    /// <summary>All targets aim at one dimension.</summary>
    AllInOneDimension,

    /// <summary>Nothing aims at the weakest of the four foundations.</summary>
    NothingForTheWeakest,

    /// <summary>More is in progress in a unit than it can carry.</summary>
    UnitOverloaded,

    /// <summary>Nearly everything works on people, or on processes, or on technology.</summary>
    OneLever,

    /// <summary>A step of change that nobody works on.</summary>
    KotterStepMissing,

    /// <summary>It left the ideas, and nobody has agreed on what it is.</summary>
    WithoutScope,

    /// <summary>It brings a new body to sit in; a place in what people do anyway holds longer.</summary>
    AddsCommittee
}

/// <param name="Subject">The dimension, the unit, the lever or the step; empty where the initiatives themselves are meant.</param>
/// <param name="Initiatives">Those that give rise to it.</param>
public sealed record BoardWarning(BoardWarningKind Kind, string Subject, IReadOnlyList<Guid> Initiatives);

/// <summary>Where a board leans to one side. What has ended no longer weighs on it.</summary>
public static class BoardWarnings
{
    public const int MostRunningPerUnit = 5;
    public const int EnoughForLevers = 5;
    public const double OneSided = 0.8;
    private const int EnoughForDimensions = 2;

    /// <param name="weakestCoreDimension">None where it is not known.</param>
    /// <param name="stepsOf">The steps of change that a play carries.</param>
    public static IReadOnlyList<BoardWarning> Of(
        IReadOnlyList<Initiative> initiatives, string? weakestCoreDimension, Func<string, IReadOnlyList<int>> stepsOf)
    {
        Initiative[] alive = [.. initiatives.Where(initiative => !initiative.IsEnded)];
        if (alive.Length == 0)
            return [];
        return
        [
            .. OneDimension(alive), .. Weakest(alive, weakestCoreDimension), .. Overloaded(alive), .. Levers(alive), .. Steps(initiatives, stepsOf),
            .. About(BoardWarningKind.WithoutScope, alive.Where(MissingScope.HasLeftWithout)),
            .. About(BoardWarningKind.AddsCommittee, alive.Where(initiative => initiative.Scope.AddsCommittee))
        ];
    }

    private static IEnumerable<BoardWarning> OneDimension(Initiative[] alive)
    {
        Initiative[] aiming = [.. alive.Where(initiative => initiative.Targets.Count > 0)];
        string[] dimensions = [.. aiming.SelectMany(initiative => initiative.Targets).Select(target => target.Dimension).Distinct()];
        return aiming.Length >= EnoughForDimensions && dimensions.Length == 1 ? [new(BoardWarningKind.AllInOneDimension, dimensions[0], Ids(aiming))] : [];
    }

    private static IEnumerable<BoardWarning> Weakest(Initiative[] alive, string? dimension) =>
        dimension is null || alive.Any(initiative => initiative.Targets.Any(target => target.Dimension == dimension))
            ? []
            : [new(BoardWarningKind.NothingForTheWeakest, dimension, [])];

    private static IEnumerable<BoardWarning> Overloaded(Initiative[] alive) => alive.Where(initiative => initiative.IsRunning)
        .SelectMany(initiative => initiative.Units.Select(unit => (unit, initiative)))
        .GroupBy(pair => pair.unit, pair => pair.initiative)
        .Where(running => running.Count() > MostRunningPerUnit)
        .OrderBy(running => running.Key, StringComparer.Ordinal)
        .Select(running => new BoardWarning(BoardWarningKind.UnitOverloaded, running.Key, Ids(running)));

    private static IEnumerable<BoardWarning> Levers(Initiative[] alive)
    {
        Initiative[] tagged = [.. alive.Where(initiative => initiative.Lever is not null)];
        return tagged.Length < EnoughForLevers
            ? []
            : tagged.GroupBy(initiative => initiative.Lever!.Value).Where(group => group.Count() > OneSided * tagged.Length)
                .Select(group => new BoardWarning(BoardWarningKind.OneLever, $"{group.Key}", Ids(group)));
    }

    private static IEnumerable<BoardWarning> Steps(IReadOnlyList<Initiative> initiatives, Func<string, IReadOnlyList<int>> stepsOf) =>
        KotterCoverage.Of(initiatives, stepsOf).Where(step => step.Initiatives.Count == 0)
            .Select(step => new BoardWarning(BoardWarningKind.KotterStepMissing, step.Step.ToString(CultureInfo.InvariantCulture), []));

    private static IEnumerable<BoardWarning> About(BoardWarningKind kind, IEnumerable<Initiative> meant) =>
        Ids(meant) is { Length: > 0 } ids ? [new(kind, "", ids)] : [];

    private static Guid[] Ids(IEnumerable<Initiative> initiatives) => [.. initiatives.Select(initiative => initiative.Id)];
}
