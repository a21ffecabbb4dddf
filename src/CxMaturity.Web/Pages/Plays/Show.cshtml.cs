using CxMaturity.Web.Library.Plays;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>One play, with all that is known about it.</summary>
[AllowAnonymous]
public sealed class ShowModel(PlayLibrary library) : PageModel
{
    public PlayText Text { get; private set; } = null!;

    public IActionResult OnGet(string play)
    {
        if (library.Find(play) is not { } text)
            return NotFound();

        Text = text;
        return Page();
    }
}
