using System.Security.Cryptography;
using System.Text;

namespace CxMaturity.Web.Accounts;

/// <summary>
/// The link that makes the first account. Whoever starts the app reads it in the console; it lives as long as the process, and only while
/// nobody exists.
/// </summary>
public sealed class FirstStart(IServiceScopeFactory scopes)
{
    private readonly string secret = Secrets.New();
    private bool isOver;

    public string Path => $"/setup/{secret}";

    public async Task<bool> IsOverAsync(CancellationToken ct)
    {
        if (isOver)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        return isOver = await scope.ServiceProvider.GetRequiredService<Registration>().HasFirstAsync(ct);
    }

    /// <summary>Whether this is the link, and still opens something.</summary>
    public async Task<bool> OpensAsync(string? word, CancellationToken ct) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(word ?? ""), Encoding.UTF8.GetBytes(secret)) && !await IsOverAsync(ct);
}
