using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.OwnPlays;

/// <param name="Code">A code that no other play of the organisation has ever had.</param>
public sealed record AddOwnPlay(Guid PlayId, string Code, string? German, string? English, DateTimeOffset Now);

public sealed record ReviseOwnPlay(string? German, string? English, DateTimeOffset Now);

public sealed record WithdrawOwnPlay(string Reason, DateTimeOffset Now);

public sealed record BringOwnPlayBack(DateTimeOffset Now);

/// <summary>The rules of a play's life; what its text must say is checked where plays are read.</summary>
public static class OwnPlayDecider
{
    public const int LongestText = 60_000;
    public const int LongestReason = 1000;
    public const int Most = 200;

    public static IReadOnlyList<OwnPlayEvent> Decide(OwnPlay play, AddOwnPlay command)
    {
        var (german, english) = TextsOf(command.German, command.English);
        if (OwnPlay.NumberOf(command.Code) is null)
            throw RefusedException.Invalid("own_play.code");
        if (!play.Exists)
            return [new OwnPlayAdded(command.PlayId, command.Code, german, english, command.Now)];
        return play.German == german && play.English == english ? [] : throw RefusedException.Conflict("own_play.taken", play.Code);
    }

    public static IReadOnlyList<OwnPlayEvent> Decide(OwnPlay play, ReviseOwnPlay command)
    {
        Existing(play);
        if (play.IsWithdrawn)
            throw RefusedException.Conflict("own_play.withdrawn");
        var (german, english) = TextsOf(command.German, command.English);
        return play.German == german && play.English == english ? [] : [new OwnPlayRevised(play.Id, german, english, command.Now)];
    }

    public static IReadOnlyList<OwnPlayEvent> Decide(OwnPlay play, WithdrawOwnPlay command)
    {
        Existing(play);
        var reason = Wording.Text(command.Reason, LongestReason, "own_play.reason");
        return play.IsWithdrawn ? [] : [new OwnPlayWithdrawn(play.Id, reason, command.Now)];
    }

    public static IReadOnlyList<OwnPlayEvent> Decide(OwnPlay play, BringOwnPlayBack command)
    {
        Existing(play);
        return play.IsWithdrawn ? [new OwnPlayBroughtBack(play.Id, command.Now)] : [];
    }

    /// <summary>The texts as they are kept; at least one language has to be there.</summary>
    public static (string? German, string? English) TextsOf(string? german, string? english)
    {
        var (one, other) = (TextOf(german), TextOf(english));
        return one is null && other is null ? throw RefusedException.Invalid("own_play.empty") : (one, other);
    }

    private static string? TextOf(string? text) => Wording.TextOrNothing(text, LongestText, "own_play.text") is { Length: > 0 } kept ? kept : null;

    private static void Existing(OwnPlay play)
    {
        if (!play.Exists)
            throw RefusedException.Unknown("own_play.unknown");
    }
}
