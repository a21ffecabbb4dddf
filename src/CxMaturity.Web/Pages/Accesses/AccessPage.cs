using System.Globalization;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>An access log with what its reader chose of it: an organisation's, or the installation's own.</summary>
public abstract class AccessPage(AccessReader reader, AccessSettings settings) : PageModel
{
    private const int Lines = 100;

    [BindProperty(SupportsGet = true)] public string? What { get; set; }

    [BindProperty(SupportsGet = true)] public string? Who { get; set; }

    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public AccessLines Shown { get; private set; } = null!;

    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public int Days => settings.LogDays;

    public bool IsFiltered => !string.IsNullOrEmpty(What) || !string.IsNullOrEmpty(Who) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To) || Before is not null;

    /// <summary>Where this log stands.</summary>
    public abstract string Place { get; }

    /// <summary>The same choice elsewhere: the next page, or the file.</summary>
    public string Address(string ending = "", long? before = null)
    {
        var chosen = new Dictionary<string, string?> { ["what"] = What, ["who"] = Who, ["from"] = From, ["to"] = To, ["before"] = before?.ToString(CultureInfo.InvariantCulture) };
        return $"{Place}{ending}{QueryString.Create(chosen.Where(part => !string.IsNullOrEmpty(part.Value)))}";
    }

    protected async Task ReadAsync(string? organization, CancellationToken ct)
    {
        Shown = await reader.PageAsync(organization, AccessReader.Filter(What, Who, From, To), Lines, AccessReader.Place(Before), ct);
        People = await reader.PeopleAsync(organization, ct);
    }
}
