using CxMaturity.Web.Access;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>Who changed what in an organisation, newest first.</summary>
[Needs(Right.SeeTrail)]
public sealed class IndexModel(OrganizationKeeping organizations, TrailReading trail) : PageModel
{
    private const int Lines = 50;

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public string? Person { get; set; }

    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public Organization Organization { get; private set; } = null!;

    public TrailPage Shown { get; private set; } = null!;

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name)> People { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Person) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        var may = TrailRights.Of(HttpContext);
        Kinds = [.. trail.KindsFor(may)];
        Shown = await trail.PageAsync(Org, TrailFilter.Of(Kind, Person, From, To), may, Lines, TrailFilter.Cursor(Before), ct);
        People = await trail.PeopleAsync(Org, may, ct);
    }

    /// <summary>The same choice elsewhere: the next page, or the file.</summary>
    public string Address(string page, string? before = null)
    {
        var chosen = new Dictionary<string, string?> { ["kind"] = Kind, ["person"] = Person, ["from"] = From, ["to"] = To, ["before"] = before };
        return $"/o/{Org}/{page}{QueryString.Create(chosen.Where(part => !string.IsNullOrEmpty(part.Value)))}";
    }
}
