using CxMaturity.Web.Library.Plays;
using Microsoft.AspNetCore.Authorization;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>The playbook: all plays, or those that are looked for.</summary>
[AllowAnonymous]
public sealed class IndexModel(PlayLibrary library) : PlayListModel
{
    public void OnGet() => Choose(library.All);
}
