using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Store;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>What of the trail somebody wants to see, as it stands in the address.</summary>
public sealed record TrailFilter(string? Kind, string? Person, DateOnly? From, DateOnly? To)
{
    public static readonly TrailFilter All = new(null, null, null, null);

    private const string OfToken = "token:";

    public static TrailFilter Of(string? kind, string? person, string? from, string? to) => new(
        string.IsNullOrEmpty(kind) ? null : TrailKinds.All.Contains(kind) ? kind : throw RefusedException.Invalid("trail.kind"),
        string.IsNullOrEmpty(person) ? null : IsSomebody(person) ? person : throw RefusedException.Invalid("trail.person"),
        Day(from), Day(to));

    /// <summary>A day as a browser's date field writes it.</summary>
    public static DateOnly? Day(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200
            ? day
            : throw RefusedException.Invalid("trail.day", text);
    }

    /// <summary>The first moment of a day where the reader's clock stands.</summary>
    public static DateTimeOffset? Start(DateOnly? day) => day is { } known ? new DateTimeOffset(known.ToDateTime(TimeOnly.MinValue, DateTimeKind.Local)) : null;

    /// <summary>An account, or a token by which a program came in.</summary>
    private static bool IsSomebody(string person) =>
        Guid.TryParseExact(person.StartsWith(OfToken, StringComparison.Ordinal) ? person[OfToken.Length..] : person, "D", out _);

    /// <summary>A place in the trail as an address carries it.</summary>
    public static string Written(EventCursor cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cursor.At.UtcTicks}-{cursor.Sequence}");

    public static EventCursor? Cursor(string? written)
    {
        if (string.IsNullOrEmpty(written))
            return null;
        var parts = written.Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new(new(ticks, TimeSpan.Zero), sequence)
            : throw RefusedException.Invalid("trail.cursor");
    }
}
