using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>
/// Which sheets this browser has begun, so that coming back leads on where it was left. It is kept in the browser alone, sealed.
/// </summary>
public sealed class MySheets(IDataProtectionProvider protection)
{
    private const string Cookie = "cx-sheets";
    private const int Most = 12;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(120);

    private readonly IDataProtector protector = protection.CreateProtector("my-sheets");

    public sealed record Entry(string Organization, Guid Wave, string Door, Guid Sheet);

    public IReadOnlyList<Entry> Of(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { } sealedEntries)
            return [];
        try
        {
            return [.. protector.Unprotect(sealedEntries).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return [];
        }
    }

    public void Remember(HttpContext context, Entry entry)
    {
        var entries = Of(context.Request).Where(known => known.Sheet != entry.Sheet).Prepend(entry).Take(Most);
        context.Response.Cookies.Append(Cookie,
            protector.Protect(string.Join('\n', entries.Select(known => $"{known.Organization} {known.Wave} {known.Door} {known.Sheet}"))),
            new() { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = context.Request.IsHttps });
    }

    private static Entry Parse(string line) => line.Split(' ') is [var organization, var wave, var door, var sheet]
        ? new(organization, Guid.Parse(wave), door, Guid.Parse(sheet))
        : throw new FormatException();
}
