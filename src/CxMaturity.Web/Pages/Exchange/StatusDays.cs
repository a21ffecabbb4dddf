using System.Globalization;
using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>Days and moments as Jira, Azure DevOps and spreadsheets write them. Where day and month could be exchanged, nobody guesses.</summary>
public static class StatusDays
{
    private static readonly CultureInfo[] Cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de-DE")];

    private static readonly string[] Plain =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yyyy HH:mm", "d.M.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "d.M.yyyy HH:mm:ss",
        "dd/MMM/yy", "d/MMM/yy", "dd/MMM/yy h:mm tt", "d/MMM/yy h:mm tt", "dd/MMM/yy HH:mm", "d/MMM/yy HH:mm", "dd/MMM/yyyy", "d/MMM/yyyy", "dd/MMM/yyyy h:mm tt", "dd/MMM/yyyy HH:mm",
        // With a half of the day it is written as in America.
        "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm tt"
    ];

    private static readonly string[] MonthFirst = ["M/d/yyyy", "M/d/yyyy HH:mm", "M/d/yyyy HH:mm:ss"];
    private static readonly string[] DayFirst = ["d/M/yyyy", "d/M/yyyy HH:mm", "d/M/yyyy HH:mm:ss"];

    // Days as spreadsheets count them, from 2000 to 2100.
    private const double FirstSerial = 36_526, LastSerial = 73_415;

    /// <summary>None for an empty text.</summary>
    public static DateOnly? Day(string text) => text.Length == 0 ? null : Parsed(text) is { } moment ? DateOnly.FromDateTime(moment) : throw RefusedException.Invalid("exchange.row_date", Cut(text));

    /// <summary>The last instant that the text can mean; none where it cannot be read, since then nothing hangs on it.</summary>
    public static DateTimeOffset? Moment(string text)
    {
        // Only our own files say it to the last digit.
        if (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var exact))
            return exact;
        if (Parsed(text) is not { } local)
            return null;
        var end = local.TimeOfDay == TimeSpan.Zero ? local.AddDays(1) : local.Second == 0 ? local.AddMinutes(1) : local.AddSeconds(1);
        return new DateTimeOffset(DateTime.SpecifyKind(end.AddTicks(-1), DateTimeKind.Local));
    }

    public static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static DateTime? Parsed(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial))
            return serial is >= FirstSerial and <= LastSerial ? DateTime.FromOADate(serial) : null;
        foreach (var culture in Cultures)
            if (Exactly(text, Plain, culture) is { } moment)
                return moment;
        var (month, day) = (Exactly(text, MonthFirst, CultureInfo.InvariantCulture), Exactly(text, DayFirst, CultureInfo.InvariantCulture));
        return month is null || day is null || month == day ? month ?? day : null;
    }

    private static DateTime? Exactly(string text, string[] formats, CultureInfo culture) =>
        DateTime.TryParseExact(text, formats, culture, DateTimeStyles.AllowWhiteSpaces, out var moment) && moment.Year is >= 2000 and <= 2100 ? moment : null;
}
