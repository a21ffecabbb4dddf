using CxMaturity.Web.Library.Plays;
using Microsoft.AspNetCore.Authorization;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>The plays that a filter shows, whole and one after the other, for paper.</summary>
[AllowAnonymous]
public sealed class PrintModel(PlayLibrary library) : PlayListModel
{
    public void OnGet() => Choose(library.All);
}
