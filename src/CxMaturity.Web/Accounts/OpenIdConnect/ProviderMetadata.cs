using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>The provider does not answer, or with something that cannot be used.</summary>
public sealed class ProviderAwayException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>
/// What the provider says of itself: its addresses and keys. It is read when somebody needs it, kept for half a day, and read again when a
/// token is signed with a key that is not among them; how often, a stranger with forged tokens cannot decide.
/// </summary>
public sealed class ProviderMetadata(ProviderSettings settings, TimeProvider clock) : IDisposable
{
    private const string Document = "/.well-known/openid-configuration";

    /// <summary>Where Microsoft Entra serves many tenants, its issuer has this gap.</summary>
    public const string TenantGap = "{tenantid}";

    public static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim gate = new(1, 1);
    private OpenIdConnectConfiguration? known;
    private DateTimeOffset readAt;
    private DateTimeOffset? refreshedAt;
    private DateTimeOffset? failedAt;

    /// <summary>For whatever is asked of the provider.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = 1024 * 1024
    };

    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken ct) =>
        known is { } fresh && clock.GetUtcNow() - readAt < Fresh ? fresh : await ReadAsync(known, ct);

    /// <summary>The provider may have new keys.</summary>
    /// <returns>The same instance where there is nothing newer.</returns>
    public async Task<OpenIdConnectConfiguration> RefreshAsync(OpenIdConnectConfiguration seen, CancellationToken ct)
    {
        if (ReferenceEquals(seen, known))
        {
            if (clock.GetUtcNow() - refreshedAt < BetweenRefreshes)
                return seen;
            refreshedAt = clock.GetUtcNow();
        }

        return await ReadAsync(seen, ct);
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync(OpenIdConnectConfiguration? seen, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (known is not null && !ReferenceEquals(known, seen))
                return known;
            if (clock.GetUtcNow() - failedAt < RestAfterFailure)
                return known ?? throw new ProviderAwayException("it did not answer just now");
            known = Checked(await OpenIdConnectConfigurationRetriever.GetAsync(
                settings.Authority + Document, new HttpDocumentRetriever(Http) { RequireHttps = !settings.IsOnLoopback }, ct));
            (readAt, failedAt) = (clock.GetUtcNow(), null);
            return known;
        }
        catch (Exception wrong) when (wrong is not ProviderAwayException && !ct.IsCancellationRequested)
        {
            failedAt = clock.GetUtcNow();
            // Who is signing in fails at the next step, if the provider is really gone.
            return known ?? throw new ProviderAwayException("its metadata cannot be read", wrong);
        }
        finally
        {
            gate.Release();
        }
    }

    private OpenIdConnectConfiguration Checked(OpenIdConnectConfiguration read)
    {
        foreach (var address in new[] { read.AuthorizationEndpoint, read.TokenEndpoint })
            if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint) || !(endpoint.Scheme == "https" || (settings.IsOnLoopback && endpoint.Scheme == "http")))
                throw new ProviderAwayException("its metadata lacks an address, or has one without https");
        // A tenant that is set by its domain has its id in the issuer.
        if (!settings.HasTenants && read.Issuer?.TrimEnd('/') != settings.Authority)
            throw new ProviderAwayException("it calls itself by another name than the setting Authority does");
        if (string.IsNullOrEmpty(read.Issuer) || read.SigningKeys.Count == 0)
            throw new ProviderAwayException("its metadata lacks the issuer or the keys");
        return read;
    }

    public void Dispose()
    {
        gate.Dispose();
        Http.Dispose();
    }
}
