using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>Says to somebody who is signed in, and is nothing here yet, why there is nothing to see.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class NoRoleModel : PageModel
{
    public string Name => HttpContext.SignedIn()!.Name;
}
