using System.Security.Claims;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CxMaturity.Web.Accounts;

/// <summary>
/// Who is signed in where. A cookie says which account and which of its sessions; the account says whether that session still is one. So
/// a stolen cookie ends with its session, and with it every session when the password changes.
/// </summary>
public sealed class Sessions(EventStore store, AccessLog accesses, TimeProvider clock)
{
    public const string Scheme = "cx-account";
    public const string SessionClaim = "session";
    private const int Most = 40;
    private const int LongestDevice = 120;
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Signs in: always a session of its own, whatever the browser came with.</summary>
    public async Task BeginAsync(HttpContext context, Account account, string? providerSession = null, string? idToken = null)
    {
        var now = clock.GetUtcNow();
        var session = new Session(Guid.NewGuid(), now, now, DeviceOf(context.Request), providerSession, idToken);
        var left = SessionOf(context.User);
        await RenewAsync(account.Id, seen => seen with { Sessions = [.. Good(seen, now).Where(known => known.Id != left).TakeLast(Most - 1), session] }, context.RequestAborted);
        accesses.Record(account.LastOrganization?.ToString(), AccessKind.SignedIn, "", account.Id);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(SessionClaim, session.Id.ToString())], Scheme);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity), new() { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now + Session.Life });
    }

    /// <summary>Ends the session that the browser is in, here and in the cookie.</summary>
    /// <returns>What was ended.</returns>
    public async Task<Session?> EndAsync(HttpContext context)
    {
        Session? ended = null;
        if (context.SignedIn() is { } account && SessionOf(context.User) is { } session)
        {
            ended = account.Sessions.FirstOrDefault(known => known.Id == session);
            await EndAsync(account.Id, known => known.Id == session, context.RequestAborted);
            accesses.Record(account.LastOrganization?.ToString(), AccessKind.SignedOut, "", account.Id);
        }

        // The answer is one to a stranger already.
        context.Features.Set<Account>(null);
        await context.SignOutAsync(Scheme);
        return ended;
    }

    public Task EndAsync(Guid account, Func<Session, bool> which, CancellationToken ct) =>
        RenewAsync(account, seen => seen with { Sessions = [.. seen.Sessions.Where(session => !which(session))] }, ct);

    /// <summary>Asked with every request that brings a cookie.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        // Who answers is nobody's business, and files are everybody's. What the cookie says is left as it is, unread, because forms are
        // sealed with it.
        if (!Visitors.AreAsked(http))
            return;

        var now = clock.GetUtcNow();
        if (SessionOf(context.Principal) is { } id && AccountOf(context.Principal) is { } accountId && await FindAsync(context, accountId) is { } account && Good(account, now).FirstOrDefault(known => known.Id == id) is { } session)
        {
            http.Features.Set(account);
            if (now - session.SeenAt > BetweenNotes)
                await ChangeAsync(account.Id, seen => seen with { Sessions = [.. seen.Sessions.Select(known => known.Id == id ? known with { SeenAt = now } : known)] }, http.RequestAborted);
            return;
        }

        context.RejectPrincipal();
        if (http.Features.Get<DatabaseAway>() is null)
            await http.SignOutAsync(Scheme);
    }

    /// <summary>While the database is away nobody can be known; whoever is turned away for that hears the true reason.</summary>
    private async Task<Account?> FindAsync(CookieValidatePrincipalContext context, Guid account)
    {
        var http = context.HttpContext;
        try
        {
            return (await store.ForInstallation().FindAsync(Documents.Accounts, account, http.RequestAborted).WaitAsync(Patience, clock, http.RequestAborted))?.Value;
        }
        catch (Exception away) when (RefusalHandling.IsDatabaseAway(away))
        {
            http.Features.Set(new DatabaseAway(away));
            return null;
        }
    }

    public static Guid? SessionOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var id) ? id : null;

    private static Guid? AccountOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private static IEnumerable<Session> Good(Account account, DateTimeOffset now) => account.Sessions.Where(session => now - session.BeganAt < Session.Life);

    /// <summary>Sessions come or go, and with them what a provider finds them by.</summary>
    private Task RenewAsync(Guid account, Func<Account, Account> change, CancellationToken ct) => store.ForInstallation().TransactAsync(async transaction =>
    {
        HashSet<Guid> before = [];
        var changed = await transaction.ChangeAsync(Documents.Accounts, account, seen =>
        {
            before = ProviderKeys.Of(seen);
            return change(seen);
        }, ct);
        await ProviderKeys.KeepAsync(transaction, before, changed is null ? [] : ProviderKeys.Of(changed), account, ct);
    }, ct);

    private Task<Account?> ChangeAsync(Guid account, Func<Account, Account> change, CancellationToken ct) =>
        store.ForInstallation().ChangeAsync(Documents.Accounts, account, change, ct);

    private static string DeviceOf(HttpRequest request)
    {
        var agent = new string([.. request.Headers.UserAgent.ToString().Where(letter => letter is >= ' ' and <= '~')]);
        return agent.Length <= LongestDevice ? agent : agent[..LongestDevice];
    }
}
