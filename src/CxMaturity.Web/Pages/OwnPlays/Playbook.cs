using CxMaturity.Domain.OwnPlays;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>The playbook as one organisation sees it: what the product brings, and what the organisation has added.</summary>
public sealed class Playbook
{
    private readonly Dictionary<string, OwnPlay> own;

    /// <param name="library">The shipped plays with those own ones that can be read.</param>
    /// <param name="all">All own plays, withdrawn ones too.</param>
    internal Playbook(PlayLibrary library, IReadOnlyList<OwnPlay> all)
    {
        (Library, own) = (library, all.ToDictionary(play => play.Code, StringComparer.Ordinal));
        Own = [.. all.OrderBy(play => OwnPlay.NumberOf(play.Code))];
        Offered = [.. library.Plays.Where(play => !IsWithdrawn(play.Id))];
        var readable = library.Plays.Select(play => play.Id).ToHashSet(StringComparer.Ordinal);
        Unreadable = [.. Own.Where(play => !readable.Contains(play.Code))];
    }

    public PlayLibrary Library { get; }

    /// <summary>Every play that the organisation has ever added, by number.</summary>
    public IReadOnlyList<OwnPlay> Own { get; }

    /// <summary>What somebody may begin with.</summary>
    public IReadOnlyList<Play> Offered { get; }

    /// <summary>Own plays whose text no longer passes the checks, such as after a link of theirs has lost what it led to.</summary>
    public IReadOnlyList<OwnPlay> Unreadable { get; }

    /// <summary>What somebody may begin with, as the reader of this page reads it.</summary>
    public IReadOnlyList<PlayText> Shown => [.. Library.All.Where(text => !IsWithdrawn(text.Id))];

    /// <summary>As the reader of this page reads it; withdrawn ones too.</summary>
    public PlayText? Find(string play) => Library.Find(play);

    /// <summary>None for a play that the product brings.</summary>
    public OwnPlay? OwnOf(string play) => own.GetValueOrDefault(play);

    public bool IsWithdrawn(string play) => OwnOf(play)?.IsWithdrawn == true;
}
