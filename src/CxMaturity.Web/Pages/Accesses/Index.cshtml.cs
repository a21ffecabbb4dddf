using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>Who signed in, was refused, or took a file away.</summary>
[Needs(Right.SeeAccessLog)]
public sealed class IndexModel(OrganizationKeeping organizations, AccessReader reader, AccessSettings settings) : PageModel
{
    private const int Lines = 100;

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? What { get; set; }

    [BindProperty(SupportsGet = true)] public string? Who { get; set; }

    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Organization Organization { get; private set; } = null!;

    public AccessLines Shown { get; private set; } = null!;

    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public int Days => settings.LogDays;

    public bool IsFiltered => !string.IsNullOrEmpty(What) || !string.IsNullOrEmpty(Who) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To) || Before is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Shown = await reader.PageAsync(Org, AccessReader.Filter(What, Who, From, To), Lines, AccessReader.Place(Before), ct);
        People = await reader.PeopleAsync(Org, ct);
    }

    /// <summary>The same choice elsewhere: the next page, or the file.</summary>
    public string Address(string page, long? before = null)
    {
        var chosen = new Dictionary<string, string?> { ["what"] = What, ["who"] = Who, ["from"] = From, ["to"] = To, ["before"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return $"/o/{Org}/{page}{QueryString.Create(chosen.Where(part => !string.IsNullOrEmpty(part.Value)))}";
    }
}
