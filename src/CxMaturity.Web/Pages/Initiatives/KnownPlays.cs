using CxMaturity.Domain.Plays;
using CxMaturity.Web.Pages.OwnPlays;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>The plays as the board of one organisation sees them.</summary>
public delegate Task<KnownPlays> KnownPlaysOf(string organization, CancellationToken ct);

/// <summary>What the board needs to know of plays; it goes on where it does not know one.</summary>
/// <param name="find">The facts of a play; none where it is unknown.</param>
/// <param name="nameOf">Its name in the reader's language; none where it is unknown.</param>
/// <param name="isWithdrawn">Whether the organisation has withdrawn a play of its own.</param>
public sealed class KnownPlays(Func<string, Play?> find, Func<string, string?> nameOf, Func<string, bool>? isWithdrawn = null)
{
    public static KnownPlays Of(Playbook book) => new(id => book.Find(id)?.Play, id => book.Find(id)?.Name, book.IsWithdrawn);

    /// <summary>Where no play says how long it takes until something can be seen: a quarter.</summary>
    public const int UsualWeeks = 13;

    public IReadOnlyList<int> StepsOf(string play) => find(play)?.KotterSteps ?? [];

    public int WeeksToEffect(string? play) => (play is null ? null : find(play))?.WeeksToEffect ?? UsualWeeks;

    public string NameOf(string play) => nameOf(play) is { } name ? $"{play} {name}" : play;

    public bool IsWithdrawn(string play) => isWithdrawn?.Invoke(play) == true;

    /// <summary>The facts of a play; none where it is unknown.</summary>
    public Play? Find(string play) => find(play);

    public bool Knows(string play) => find(play) is not null;
}
