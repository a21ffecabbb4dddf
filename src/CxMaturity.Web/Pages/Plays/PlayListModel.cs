using CxMaturity.Web.Library.Plays;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>The plays that the address asks for.</summary>
public abstract class PlayListModel : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Words { get; set; }

    [BindProperty(SupportsGet = true)] public string? Dimension { get; set; }

    [BindProperty(SupportsGet = true)] public string? Effort { get; set; }

    [BindProperty(SupportsGet = true)] public string? Track { get; set; }

    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public string? Step { get; set; }

    [BindProperty(SupportsGet = true)] public string? Council { get; set; }

    /// <summary>Where this playbook lies; its plays lie below.</summary>
    public virtual string Address => "/plays";

    public PlayFilter Filter { get; private set; } = null!;

    public IReadOnlyList<ShownPlay> Plays { get; private set; } = [];

    /// <summary>How many there are without the filter.</summary>
    public int All { get; private set; }

    /// <summary>Whether somebody has added a play that the product does not bring.</summary>
    public virtual bool IsOwn(string play) => false;

    /// <summary>Takes those that the filter lets through.</summary>
    protected void Choose(IReadOnlyList<PlayText> all)
    {
        (Filter, All) = (PlayFilter.Of(Words, Dimension, Effort, Track, Kind, Step, Council), all.Count);
        Plays = Filter.Apply(all);
    }
}
