namespace CxMaturity.Web.Pages.Demo;

/// <summary>One wave's fortnight: a Monday morning to the Friday of the week after.</summary>
public sealed record DemoFortnight(DateTimeOffset Scheduled, DateTimeOffset Opens, DateTimeOffset Closes)
{
    /// <summary>The working days on which people answer.</summary>
    public const int Days = 10;

    internal static DemoFortnight From(DateOnly monday)
    {
        var opens = new DateTimeOffset(monday, new(7, 0), TimeSpan.Zero);
        return new(opens.AddDays(-10), opens, opens.AddDays(11).AddHours(11));
    }

    /// <summary>The morning of the n-th working day.</summary>
    public DateTimeOffset Morning(int day) => Opens.AddDays(day < 5 ? day : day + 2);
}

/// <summary>The four fortnights, a quarter apart; the last closed a few days before now.</summary>
public static class DemoCalendar
{
    public const int Waves = 4;

    // A closing on a Friday two to nine days ago looks like last week's work.
    private const int RestDays = 2;
    private const int OpenDays = 11;

    public static IReadOnlyList<DemoFortnight> Before(DateTimeOffset now)
    {
        var last = MondayOnOrBefore(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-RestDays - 1 - OpenDays));
        return [.. Enumerable.Range(0, Waves).Select(wave => DemoFortnight.From(wave == Waves - 1 ? last : InItsQuarter(last.AddMonths(3 * (wave + 1 - Waves)))))];
    }

    /// <summary>The nearest Monday of the same quarter: waves are told apart by their quarters.</summary>
    private static DateOnly InItsQuarter(DateOnly day)
    {
        var before = MondayOnOrBefore(day);
        return Quarter(before) == Quarter(day) ? before : before.AddDays(7);
    }

    private static DateOnly MondayOnOrBefore(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static int Quarter(DateOnly day) => (day.Month + 2) / 3;
}
