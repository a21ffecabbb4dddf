using System.Globalization;
using System.Text;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>Something that is due on a day.</summary>
/// <param name="Id">Stays the same, so that a calendar that reads the file again changes its entry and adds none.</param>
public sealed record CalendarEntry(string Id, DateOnly Day, string Summary, string Description, string Address);

/// <summary>Days as a file that calendars read (RFC 5545).</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    // Octets of a line without its end.
    private const int LongestLine = 75;

    public static byte[] Of(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//CxMaturity//Initiatives//EN");
        Line(file, $"X-WR-CALNAME:{Escaped(name)}");
        foreach (var entry in entries)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{entry.Id}@cxmaturity");
            Line(file, $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line(file, $"DTSTART;VALUE=DATE:{entry.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line(file, $"DTEND;VALUE=DATE:{entry.Day.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line(file, $"SUMMARY:{Escaped(entry.Summary)}");
            if (entry.Description.Length > 0)
                Line(file, $"DESCRIPTION:{Escaped(entry.Description)}");
            Line(file, $"URL:{entry.Address}");
            Line(file, "TRANSP:TRANSPARENT");
            Line(file, "END:VEVENT");
        }

        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Escaped(string text) => text.ReplaceLineEndings("\n").Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>A long line goes on after a blank in the next one, and no character is torn in two.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                length = 1;
            }

            file.Append(rune);
            length += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
