using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>
/// The framework's code flow with state and proof key, made OpenID Connect: addresses from the provider's metadata, a nonce, and the
/// person from a token that is read only after it has been checked. The framework's own lines would repeat ours with what a stranger has put
/// into an address, so it writes none.
/// </summary>
public sealed class ProviderHandler(
    IOptionsMonitor<OAuthOptions> options, UrlEncoder encoder, ProviderMetadata metadata, ProviderTokens reading, ProviderSettings settings, SignInFailures failures)
    : OAuthHandler<OAuthOptions>(options, NullLoggerFactory.Instance, encoder)
{
    private const string Nonce = ".nonce";

    private bool isOurs;

    /// <summary>Off to the provider, if it is there.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            Options.AuthorizationEndpoint = (await metadata.GetAsync(Context.RequestAborted)).AuthorizationEndpoint;
        }
        catch (ProviderAwayException away)
        {
            throw failures.Told(away);
        }

        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        properties.Items[Nonce] = Secrets.New();
        return $"{base.BuildChallengeUrl(properties, redirectUri)}&nonce={properties.Items[Nonce]}";
    }

    /// <summary>Only a browser that was sent away from here may come back.</summary>
    protected override bool ValidateCorrelationId(AuthenticationProperties properties) => isOurs = base.ValidateCorrelationId(properties);

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var result = await base.HandleRemoteAuthenticateAsync();
        return result.Succeeded || isOurs ? result : HandleRequestResult.Fail(new SignInLostException());
    }

    protected override Task<HandleRequestResult> HandleAccessDeniedErrorAsync(AuthenticationProperties properties) =>
        Task.FromResult(HandleRequestResult.Fail(new SignInCancelledException(), properties));

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        Options.TokenEndpoint = (await metadata.GetAsync(Context.RequestAborted)).TokenEndpoint;
        return await base.ExchangeCodeAsync(context);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        if (tokens.Response?.RootElement is not { } answer || !answer.TryGetProperty("id_token", out var given) || given.GetString() is not { Length: > 0 } raw)
            throw new ProviderRefusedException("there is no id token");
        properties.Items.Remove(Nonce, out var nonce);
        var token = await reading.ReadIdTokenAsync(raw, nonce, Context.RequestAborted);
        Context.Features.Set(ProviderPerson.Of(token, raw, settings.RoleClaim));
        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}

/// <summary>What happens when somebody is back from the provider.</summary>
public sealed class ProviderEvents(ProviderAdmission admission, Sessions sessions, SignInFailures failures) : OAuthEvents
{
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var person = http.Features.Get<ProviderPerson>()!;
        var account = await admission.AdmitAsync(person, http.RequestAborted);
        await sessions.BeginAsync(http, account, person.Session, person.IdToken);
        http.Response.Redirect(http.Request.PathBase + ProviderAdmission.WayOf(account, context.ReturnUri));
        context.HandleResponse();
    }

    public override Task RemoteFailure(RemoteFailureContext context) => throw failures.Told(context.Failure);
}
