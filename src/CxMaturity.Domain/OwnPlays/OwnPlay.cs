using System.Globalization;
using System.Text.RegularExpressions;

namespace CxMaturity.Domain.OwnPlays;

/// <summary>A play that an organisation has added to the playbook for itself.</summary>
/// <param name="Code">By which initiatives and recommendations name it.</param>
public sealed partial record OwnPlay(Guid Id, string Code, DateTimeOffset AddedAt)
{
    public static readonly OwnPlay Initial = new(Guid.Empty, "", default);

    public bool Exists => Id != Guid.Empty;

    /// <summary>The text in German; none where it is written in English only.</summary>
    public string? German { get; init; }

    public string? English { get; init; }

    public DateTimeOffset ChangedAt { get; init; } = AddedAt;

    /// <summary>Why nobody is to begin with it any more; none while people may.</summary>
    public string? WithdrawnBecause { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    public static OwnPlay Evolve(OwnPlay play, OwnPlayEvent happened) => happened switch
    {
        OwnPlayAdded e => new(e.PlayId, e.Code, e.At) { German = e.German, English = e.English },
        OwnPlayRevised e => play with { German = e.German, English = e.English, ChangedAt = e.At },
        OwnPlayWithdrawn e => play with { WithdrawnBecause = e.Reason, WithdrawnAt = e.At },
        OwnPlayBroughtBack => play with { WithdrawnBecause = null, WithdrawnAt = null },
        _ => play
    };

    /// <summary>The code with a number; four digits are as many as there are.</summary>
    public static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"OWN-{number}");

    /// <summary>The number in a code; none where it is no code of an own play.</summary>
    public static int? NumberOf(string code) =>
        Form().IsMatch(code) ? int.Parse(code.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^OWN-[1-9][0-9]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
