using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Tokens;

/// <summary>The keys with which programs come in to an organisation.</summary>
[Needs(Right.ManageTokens)]
public sealed class IndexModel(ApiTokenKeeping tokens, OrganizationKeeping organizations, TimeProvider clock, Sentences sentences) : PageModel
{
    private const int UsualDays = 90;

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Scope { get; set; }

    [BindProperty] public string? Days { get; set; } = UsualDays.ToString(CultureInfo.InvariantCulture);

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<KnownToken> Tokens { get; private set; } = [];

    /// <summary>The token just made; it is shown this once.</summary>
    public string? Secret { get; private set; }

    public string? Refused { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Tokens = await tokens.OfAsync(Organization.Id, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var writes = Scope switch { "read" => false, "write" => true, _ => throw RefusedException.Invalid("token.scope") };
            var days = int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
            (Secret, _) = await tokens.MakeAsync(Tenancy.OrganizationIdOf(Org), Name, writes, days, ct);
            Response.Headers.CacheControl = "no-store";
            Name = null;
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await OnGetAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken ct)
    {
        await tokens.RevokeAsync(Tenancy.OrganizationIdOf(Org), token, ct);
        return RedirectToPage(null, null, new { Org });
    }
}
