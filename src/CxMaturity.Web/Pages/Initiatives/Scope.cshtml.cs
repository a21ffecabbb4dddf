using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What was agreed, on one page to print.</summary>
[Needs(Right.SeeActions)]
public sealed class ScopeModel(InitiativeReading reading) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public ReadInitiative Read { get; private set; } = null!;

    public async Task OnGetAsync(Guid initiative, CancellationToken ct) => Read = await reading.OfAsync(Org, initiative, ct);
}
