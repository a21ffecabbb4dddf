using System.Globalization;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Where a reader chooses the day as of which a page stands, and finds the way back to today.</summary>
/// <param name="Path">The page's own address, without what is asked of it.</param>
/// <param name="Chosen">What was asked for; none for today.</param>
/// <param name="Shown">Which result is shown, in a sentence; none where the page says so elsewhere.</param>
/// <param name="Kept">What else the address asks for and the form must not forget.</param>
public sealed record AsOfControl(string Path, string? Chosen, DateOnly Today, string? Shown, params (string Name, string? Value)[] Kept)
{
    public bool IsToday => string.IsNullOrWhiteSpace(Chosen);

    /// <summary>The chosen day, as a date field wants it; of a moment its day.</summary>
    public string? Day => IsToday ? null : Chosen!.Length > 10 ? Chosen[..10] : Chosen;

    public DateOnly? Date => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public IEnumerable<(string Name, string Value)> Fields => Kept.Where(kept => !string.IsNullOrEmpty(kept.Value)).Select(kept => (kept.Name, kept.Value!));

    public string BackToToday => Path + (Fields.Any()
        ? "?" + string.Join('&', Fields.Select(kept => $"{Uri.EscapeDataString(kept.Name)}={Uri.EscapeDataString(kept.Value)}"))
        : "");
}
