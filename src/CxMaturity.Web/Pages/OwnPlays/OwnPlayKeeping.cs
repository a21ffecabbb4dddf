using CxMaturity.Domain;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Store;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>A text that does not pass the checks.</summary>
public sealed class FaultyPlayException(IReadOnlyList<ContentFault> faults) : Exception($"{faults.Count} fault(s) in the text of a play.")
{
    public IReadOnlyList<ContentFault> Faults => faults;
}

/// <summary>Somebody has seen an older text than the one that is to be changed.</summary>
public sealed class RevisedMeanwhileException(OwnPlay seen, Snapshot<OwnPlay> now) : Exception("The play has changed since it was looked at.")
{
    public OwnPlay Seen => seen;

    public Snapshot<OwnPlay> Now => now;
}

/// <summary>Adds plays to an organisation's playbook, revises and withdraws them.</summary>
public sealed class OwnPlayKeeping(EventStore store, Playbooks playbooks, OrganizationKeeping organizations, TimeProvider clock)
{
    // Somebody else may be quicker in taking a number, though hardly again and again.
    private const int MostAttempts = 5;

    public async Task<Snapshot<OwnPlay>> RequireAsync(string organization, string code, CancellationToken ct)
    {
        var found = OwnPlay.NumberOf(code) is null ? null : await Tenant(organization).LoadAsync(Streams.OwnPlays, StreamOf(organization, code), ct);
        return found?.State.Exists == true ? found : throw RefusedException.Unknown("own_play.unknown");
    }

    /// <summary>The number that the next play gets.</summary>
    public async Task<string> NextCodeAsync(string organization, CancellationToken ct) => NextOf(await playbooks.OfAsync(organization, ct));

    /// <summary>Adds a play under the next number.</summary>
    /// <param name="foreseen">The number that the form showed; where the very text stands under it already, it was sent twice.</param>
    /// <returns>Its code.</returns>
    public async Task<string> AddAsync(string organization, string? foreseen, string? german, string? english, CancellationToken ct)
    {
        await organizations.RequireAsync(organization, ct);
        for (var attempt = 1; ; attempt++)
        {
            var book = await playbooks.OfAsync(organization, ct);
            if (foreseen is not null && book.OwnOf(foreseen) is { } there && TextsOf(there.Code, german, english) == (there.German, there.English))
                return there.Code;
            if (book.Own.Count >= OwnPlayDecider.Most)
                throw RefusedException.Conflict("own_play.too_many", OwnPlayDecider.Most);

            var code = NextOf(book);
            var texts = Checked(book, code, german, english);
            try
            {
                var id = StreamOf(organization, code);
                await Tenant(organization).DecideAsync(Streams.OwnPlays, id,
                    play => OwnPlayDecider.Decide(play, new AddOwnPlay(id, code, texts.German, texts.English, clock.GetUtcNow())), ct: ct);
                return code;
            }
            catch (RefusedException taken) when (taken.Key == "own_play.taken" && attempt < MostAttempts)
            {
                // The number is gone; the next one is free.
            }
        }
    }

    /// <param name="expected">The version that the asker has seen; where another one stands, <see cref="RevisedMeanwhileException"/> tells so.</param>
    public async Task ReviseAsync(string organization, string code, string? german, string? english, long expected, CancellationToken ct)
    {
        await ExpectAsync(organization, code, expected, ct);
        var texts = Checked(await playbooks.OfAsync(organization, ct), code, german, english);
        try
        {
            await Tenant(organization).DecideAsync(Streams.OwnPlays, StreamOf(organization, code),
                play => OwnPlayDecider.Decide(play, new ReviseOwnPlay(texts.German, texts.English, clock.GetUtcNow())), expected, ct);
        }
        catch (ConcurrencyException)
        {
            // Somebody came in between the look and the change.
            await ExpectAsync(organization, code, expected, ct);
            throw;
        }
    }

    public Task WithdrawAsync(string organization, string code, string? reason, CancellationToken ct) =>
        DecideAsync(organization, code, play => OwnPlayDecider.Decide(play, new WithdrawOwnPlay(reason ?? "", clock.GetUtcNow())), ct);

    public Task BringBackAsync(string organization, string code, CancellationToken ct) =>
        DecideAsync(organization, code, play => OwnPlayDecider.Decide(play, new BringOwnPlayBack(clock.GetUtcNow())), ct);

    /// <summary>The same number is the same stream, so that two who take it at once do not both get it.</summary>
    public static Guid StreamOf(string organization, string code) => StableId.Of("own-play", Tenancy.TenantOf(organization), code);

    private async Task DecideAsync(string organization, string code, Func<OwnPlay, IReadOnlyList<OwnPlayEvent>> decide, CancellationToken ct)
    {
        await RequireAsync(organization, code, ct);
        await Tenant(organization).DecideAsync(Streams.OwnPlays, StreamOf(organization, code), decide, ct: ct);
    }

    private (string? German, string? English) Checked(Playbook book, string code, string? german, string? english)
    {
        var texts = TextsOf(code, german, english);
        return playbooks.FaultsOf(book, code, texts.German, texts.English) is { Count: > 0 } faults ? throw new FaultyPlayException(faults) : texts;
    }

    private static (string? German, string? English) TextsOf(string code, string? german, string? english) =>
        OwnPlayDecider.TextsOf(OwnPlaySource.Renumbered(german, code), OwnPlaySource.Renumbered(english, code));

    private static string NextOf(Playbook book) => OwnPlay.CodeOf(book.Own.Select(play => OwnPlay.NumberOf(play.Code) ?? 0).DefaultIfEmpty().Max() + 1);

    private async Task ExpectAsync(string organization, string code, long expected, CancellationToken ct)
    {
        var now = await RequireAsync(organization, code, ct);
        if (now.Version == expected)
            return;
        var seen = await Tenant(organization).History.AtVersionAsync(Streams.OwnPlays, StreamOf(organization, code), Math.Clamp(expected, 1, now.Version), ct);
        throw new RevisedMeanwhileException(seen.State, now);
    }

    private TenantStore Tenant(string organization) => store.For(Tenancy.TenantOf(organization));
}
