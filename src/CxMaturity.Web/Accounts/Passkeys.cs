using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>
/// Signing in without a password. What was asked is kept, sealed, in a cookie of the browser that was asked, for a few minutes.
/// </summary>
public sealed class Passkeys(UserManager<Account> users, IPasskeyHandler<Account> handler, IDataProtectionProvider protection)
{
    private const string Cookie = "cx-passkey";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkeys").ToTimeLimitedDataProtector();

    /// <summary>What the browser hands to the person's device to make a passkey.</summary>
    public async Task<string> CreationAsync(HttpContext context, Account account)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.UserName ?? account.Name, DisplayName = account.Name }, context);
        Keep(context, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <returns>Whether the passkey is the account's now.</returns>
    public async Task<bool> AddAsync(HttpContext context, Account account, string credential, string? name)
    {
        if (Take(context) is not { } state)
            return false;
        var attested = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (!attested.Succeeded || attested.UserEntity.Id != account.Id.ToString())
            return false;
        attested.Passkey.Name = string.IsNullOrWhiteSpace(name) ? null : PersonNames.Name(name);
        return (await users.AddOrUpdatePasskeyAsync(account, attested.Passkey)).Succeeded;
    }

    /// <summary>What the browser hands to the device to sign in. Nobody is named: the device knows its passkeys.</summary>
    public async Task<string> RequestAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        Keep(context, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <returns>Whose passkey it was, or none.</returns>
    public async Task<Account?> CheckAsync(HttpContext context, string credential)
    {
        if (Take(context) is not { } state)
            return null;
        var asserted = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!asserted.Succeeded || await users.IsLockedOutAsync(asserted.User))
            return null;
        // The device counts; a copy of it would fall behind.
        await users.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
        return asserted.User;
    }

    public Task RemoveAsync(Account account, string id)
    {
        try
        {
            return users.RemovePasskeyAsync(account, Convert.FromBase64String(id));
        }
        catch (FormatException)
        {
            return Task.CompletedTask;
        }
    }

    private void Keep(HttpContext context, string? state) => context.Response.Cookies.Append(Cookie, protector.Protect(state ?? "", Life),
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = Life, Secure = context.Request.IsHttps });

    /// <summary>Used once: a second answer to the same question is none.</summary>
    private string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } kept)
            return null;
        context.Response.Cookies.Delete(Cookie);
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
