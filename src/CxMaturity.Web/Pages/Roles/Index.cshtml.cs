using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Roles;

/// <summary>The table of who may do what, as it is in force.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel;
