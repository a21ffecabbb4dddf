using System.Globalization;
using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Reads the moment as of which somebody wants to see something, from an address or a form.</summary>
public sealed class AsOfDates(TimeProvider clock)
{
    private static readonly string[] MomentForms = ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>The latest day that can be asked for.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>A day means its end; a moment means itself; nothing means whatever is known, even to a clock that was set back.</summary>
    public DateTimeOffset? Read(string? asOf)
    {
        var now = clock.GetUtcNow();
        if (string.IsNullOrWhiteSpace(asOf))
            return null;

        if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.Year is < 2000 or > 2200
                ? throw RefusedException.Invalid("results.as_of", asOf)
                : day > Today
                    ? throw RefusedException.Invalid("results.as_of_future", asOf)
                    : new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        }

        // Without an offset the moment would depend on where the server stands.
        var hasOffset = asOf.EndsWith('Z') || asOf.Length > 10 && asOf.AsSpan(10).IndexOfAny('+', '-') >= 0;
        if (!hasOffset || !DateTimeOffset.TryParseExact(asOf, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            throw RefusedException.Invalid("results.as_of", asOf);
        return moment > now.AddMinutes(1) ? throw RefusedException.Invalid("results.as_of_future", asOf) : moment;
    }
}
