using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.Accesses;

/// <summary>Who signed in, was refused, or took a file away.</summary>
[Needs(Right.SeeAccessLog)]
public sealed class IndexModel(OrganizationKeeping organizations, AccessReader reader, AccessSettings settings) : AccessPage(reader, settings)
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public override string Place => $"/o/{Org}/access-log";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        await ReadAsync(Org, ct);
    }
}
