using CxMaturity.Web.Library.Plays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>The plays that the address asks for.</summary>
public abstract class PlayListModel(PlayLibrary library) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Words { get; set; }

    [BindProperty(SupportsGet = true)] public string? Dimension { get; set; }

    [BindProperty(SupportsGet = true)] public string? Effort { get; set; }

    [BindProperty(SupportsGet = true)] public string? Track { get; set; }

    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public string? Step { get; set; }

    [BindProperty(SupportsGet = true)] public string? Council { get; set; }

    public PlayFilter Filter { get; private set; } = null!;

    public IReadOnlyList<ShownPlay> Plays { get; private set; } = [];

    /// <summary>How many there are without the filter.</summary>
    public int All => library.All.Count;

    public void OnGet()
    {
        Filter = PlayFilter.Of(Words, Dimension, Effort, Track, Kind, Step, Council);
        Plays = Filter.Apply(library.All);
    }
}
