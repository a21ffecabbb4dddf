using CxMaturity.Domain.Plays;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What the board needs to know of plays; of one that was withdrawn it knows nothing and goes on.</summary>
/// <param name="find">The facts of a play; none where it is unknown.</param>
/// <param name="nameOf">Its name in the reader's language; none where it is unknown.</param>
public sealed class KnownPlays(Func<string, Play?> find, Func<string, string?> nameOf)
{
    /// <summary>Where no play says how long it takes until something can be seen: a quarter.</summary>
    public const int UsualWeeks = 13;

    public IReadOnlyList<int> StepsOf(string play) => find(play)?.KotterSteps ?? [];

    public int WeeksToEffect(string? play) => (play is null ? null : find(play))?.WeeksToEffect ?? UsualWeeks;

    public string NameOf(string play) => nameOf(play) is { } name ? $"{play} {name}" : play;

    public bool Knows(string play) => find(play) is not null;
}
