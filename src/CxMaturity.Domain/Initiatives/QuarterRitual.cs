namespace CxMaturity.Domain.Initiatives;

/// <summary>What a quarter consists of, in its order.</summary>
public enum RitualStep
{
    /// <summary>Check scope and headcounts, inform the works council, settle the questionnaire.</summary>
    CheckScope,

    /// <summary>Say why, how answers are protected, and what has changed since the last time.</summary>
    Announce,

    /// <summary>People answer.</summary>
    Field,

    /// <summary>Close, check the quality, compute.</summary>
    CloseAndScore,

    /// <summary>Talk with management first, then with the units, before anybody is handed a document.</summary>
    Dialogue,

    /// <summary>Choose at most three priorities, with owners, and stop something.</summary>
    ChoosePriorities,

    /// <summary>Say to all who answered what will be done.</summary>
    Publish,

    /// <summary>Work on it.</summary>
    Work
}

/// <summary>From whom a step of the quarter is expected.</summary>
public enum RitualPart
{
    OwnerAndHr,
    Management,
    Tool,
    Analyst,
    LeadsAndAmbassadors,
    Board,
    Owner,
    Everybody
}

/// <summary>A wave as the calendar sees it.</summary>
/// <param name="ClosedOn">None while it is open.</param>
public sealed record RitualWave(DateOnly OpenedOn, DateOnly? ClosedOn);

/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
public sealed record RitualDate(RitualStep Step, RitualPart Who, DateOnly From, DateOnly Until)
{
    public bool IsOn(DateOnly day) => day >= From && day <= Until;
}

/// <summary>Something that is due: a step of the ritual, or an initiative.</summary>
/// <param name="Step">None for an initiative.</param>
/// <param name="Who">None for an initiative.</param>
/// <param name="Initiative">None for a step.</param>
/// <param name="Owner">None for a step, and for an initiative without one.</param>
public sealed record DueSoon(DateOnly On, bool IsOverdue, RitualStep? Step, RitualPart? Who, Guid? Initiative, Owner? Owner);

/// <summary>What was promised before the next wave, and how much of it is done.</summary>
/// <param name="Share">Of what was promised (0–1); none where nothing was.</param>
/// <param name="SuggestsPostponing">
/// The next wave is near and less than half is done: people tire of questions that nothing follows from, more than of questions.
/// </param>
public sealed record KeptPromises(int Promised, int Kept, double? Share, IReadOnlyList<Guid> Open, bool SuggestsPostponing);

/// <summary>Where an organisation is in its quarter.</summary>
/// <param name="Week">The week of the ritual, 0 for the first in which people answer; negative before it; none while nothing is planned.</param>
/// <param name="Today">The steps that are on today; two may overlap.</param>
/// <param name="Calendar">The steps of this quarter and, when the next is planned or expected, those of the next.</param>
/// <param name="NextOpening">None where nothing was measured and nothing is planned.</param>
/// <param name="IsNextPlanned">Whether somebody has planned it; otherwise it is a quarter after the last one.</param>
/// <param name="IsNextOverdue">Its day has passed and nobody has opened it.</param>
public sealed record QuarterView(
    int? Week, IReadOnlyList<RitualDate> Today, IReadOnlyList<RitualDate> Calendar, DateOnly? NextOpening, bool IsNextPlanned, bool IsNextOverdue,
    IReadOnlyList<DueSoon> Due, KeptPromises Promises, IReadOnlyList<CoveredStep> Kotter);

/// <summary>The quarter as a calendar: it counts weeks from the opening of a wave, and after its closing from that.</summary>
public static class QuarterRitual
{
    public const int WeeksOfAQuarter = 13;
    public const int WeeksBefore = 4;

    /// <summary>People answer in weeks 0 to 2; a wave closes as week 3 begins.</summary>
    public const int ClosingWeek = 3;

    public const double EnoughKept = 0.5;

    // Days.
    private const int Week = 7;

    private static readonly (RitualStep Step, RitualPart Who, int FirstWeek, int LastWeek)[] Plan =
    [
        (RitualStep.CheckScope, RitualPart.OwnerAndHr, -4, -4),
        (RitualStep.Announce, RitualPart.Management, -1, -1),
        (RitualStep.Field, RitualPart.Tool, 0, 2),
        (RitualStep.CloseAndScore, RitualPart.Analyst, 3, 3),
        (RitualStep.Dialogue, RitualPart.LeadsAndAmbassadors, 3, 4),
        (RitualStep.ChoosePriorities, RitualPart.Board, 4, 4),
        (RitualStep.Publish, RitualPart.Owner, 5, 5),
        (RitualStep.Work, RitualPart.Everybody, 6, 12)
    ];

    /// <param name="waves">All that have been opened, in any order.</param>
    /// <param name="plannedOpening">The first day of the next wave, where somebody has planned it.</param>
    /// <param name="stepsOf">The steps of change that a play carries.</param>
    public static QuarterView Of(
        DateOnly today, IReadOnlyList<RitualWave> waves, DateOnly? plannedOpening, IReadOnlyList<Initiative> initiatives, Func<string, IReadOnlyList<int>> stepsOf)
    {
        var last = waves.Where(wave => wave.OpenedOn <= today).MaxBy(wave => wave.OpenedOn);
        var planned = plannedOpening is { } day && day > (last?.OpenedOn ?? DateOnly.MinValue) ? plannedOpening : null;
        var next = planned ?? last?.OpenedOn.AddDays(WeeksOfAQuarter * Week);
        var isOverdue = next < today;
        // What has not begun on its day has no calendar until somebody says when it will.
        var ahead = isOverdue ? null : next;

        RitualDate[] calendar =
        [
            .. last is null ? [] : CalendarOf(last.OpenedOn, ClosingOf(last, today), next),
            .. ahead is { } opening ? CalendarOf(opening, opening.AddDays(ClosingWeek * Week), null) : []
        ];
        return new(WeekOf(today, last, ahead), [.. calendar.Where(date => date.IsOn(today))], calendar, next, planned is not null, isOverdue,
            [.. Steps(calendar, today).Concat(Initiatives(initiatives, today)).OrderBy(due => due.On)],
            Promises(today, last, next, initiatives), KotterCoverage.Of(initiatives, stepsOf));
    }

    /// <param name="until">The opening of the next wave, at which this quarter is over.</param>
    private static IEnumerable<RitualDate> CalendarOf(DateOnly opening, DateOnly closing, DateOnly? until) =>
        from step in Plan
        let anchor = step.FirstWeek < ClosingWeek ? opening : closing.AddDays(-ClosingWeek * Week)
        let first = anchor.AddDays(step.FirstWeek * Week)
        let planned = step.Step == RitualStep.Field ? closing.AddDays(-1) : anchor.AddDays(((step.LastWeek + 1) * Week) - 1)
        // A wave that closes on its first day still was one; the next one ends the work on this one.
        let last = until is { } end && planned >= end ? end.AddDays(-1) : planned < first ? first : planned
        where last >= first
        select new RitualDate(step.Step, step.Who, first, last);

    /// <summary>A wave that nobody has closed in time is to be closed today.</summary>
    private static DateOnly ClosingOf(RitualWave wave, DateOnly today) =>
        wave.ClosedOn ?? (wave.OpenedOn.AddDays(ClosingWeek * Week) is var due && due > today ? due : today);

    private static int? WeekOf(DateOnly today, RitualWave? last, DateOnly? next)
    {
        if (next is { } opening && today >= opening.AddDays(-WeeksBefore * Week) && last is not { ClosedOn: null })
            return Floor(today.DayNumber - opening.DayNumber);
        if (last is null)
            return null;
        return last.ClosedOn is { } closed && today >= closed
            ? ClosingWeek + Floor(today.DayNumber - closed.DayNumber)
            : Math.Min(ClosingWeek, Floor(today.DayNumber - last.OpenedOn.DayNumber));
    }

    private static int Floor(int days) => (int)Math.Floor(days / (double)Week);

    private static IEnumerable<DueSoon> Steps(IEnumerable<RitualDate> calendar, DateOnly today) => calendar
        .Where(date => date.Until >= today && date.Until < today.AddDays(Week))
        .Select(date => new DueSoon(date.Until, false, date.Step, date.Who, null, null));

    private static IEnumerable<DueSoon> Initiatives(IEnumerable<Initiative> initiatives, DateOnly today) => initiatives
        .Where(initiative => !initiative.IsEnded && initiative.NextDay < today.AddDays(Week))
        .Select(initiative => new DueSoon(initiative.NextDay!.Value, initiative.NextDay < today, null, null, initiative.Id, initiative.Owner));

    /// <summary>
    /// Promised is what was agreed and is due before the next wave. What only waits for the next wave to show its effect is kept:
    /// postponing that wave would keep it waiting.
    /// </summary>
    private static KeptPromises Promises(DateOnly today, RitualWave? last, DateOnly? next, IReadOnlyList<Initiative> initiatives)
    {
        Initiative[] promised = [.. initiatives.Where(IsPromised)];
        Guid[] open = [.. promised.Where(initiative => initiative.Column is not (BoardColumn.CheckingEffect or BoardColumn.Done)).Select(initiative => initiative.Id)];
        var kept = promised.Length - open.Length;
        double? share = promised.Length == 0 ? null : (double)kept / promised.Length;
        var isNear = next is { } opening && today >= opening.AddDays(-WeeksBefore * Week);
        return new(promised.Length, kept, share, open, isNear && share < EnoughKept);

        bool IsPromised(Initiative initiative) => (Readiness.IsAsked(initiative.Column) || initiative.Column == BoardColumn.Done)
            && initiative.Due is { } due && (next is null || due < next)
            // What was done before people answered last belongs to an earlier promise.
            && (initiative.Column != BoardColumn.Done || last is null || DateOnly.FromDateTime(initiative.EndedAt!.Value.UtcDateTime) >= last.OpenedOn);
    }
}
