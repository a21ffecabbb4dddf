using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

public static class ProviderServices
{
    private const string Scheme = "cx-provider";

    private static readonly TimeSpan ForSigningIn = TimeSpan.FromMinutes(15);

    /// <summary>Sign-in through an identity provider, where one is set; nothing of it otherwise.</summary>
    public static IServiceCollection AddProviderSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var choice = new ProviderChoice(ProviderSettings.Of(configuration));
        services.AddSingleton(choice);
        services.AddSingleton<ProviderSignOut>();
        if (choice.Settings is not { } settings)
            return services;

        services.AddSingleton(settings);
        services.AddSingleton(provider => new ProviderMetadata(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ProviderTokens>();
        services.AddSingleton<ProviderAdmission>();
        services.AddSingleton<SignInFailures>();
        services.AddScoped<ProviderEvents>();
        services.AddOptions<OAuthOptions>(Scheme).Configure<ProviderMetadata>((options, metadata) => options.Backchannel = metadata.Http);
        services.AddAuthentication().AddOAuth<OAuthOptions, ProviderHandler>(Scheme, options => Set(options, settings));
        return services;
    }

    private static void Set(OAuthOptions options, ProviderSettings settings)
    {
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = settings.CallbackPath;
        // The metadata say where; the framework wants to see something before it has asked.
        options.AuthorizationEndpoint = options.TokenEndpoint = settings.Authority;
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.UsePkce = true;
        options.SaveTokens = false;
        options.SignInScheme = Sessions.Scheme;
        options.RemoteAuthenticationTimeout = ForSigningIn;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.EventsType = typeof(ProviderEvents);
    }

    public static void MapProviderSignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ProviderChoice>().Settings is not { } settings)
            return;
        // A link and no form: a form that is led on to the provider is stopped by the content security policy.
        app.MapGet(ProviderChoice.SignInPath, (string? returnUrl, HttpContext context) => context.SignedIn() is null
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = LocalReturn.Of(returnUrl) }, [Scheme])
            : Results.LocalRedirect(LocalReturn.Of(returnUrl))).WithMetadata(new LeadsToProvider()).ExcludeFromDescription().AllowAnonymous();
        app.MapGet(settings.SignedOutCallbackPath, () => Results.LocalRedirect("/")).ExcludeFromDescription().AllowAnonymous();
        app.MapPost(settings.BackChannelLogoutPath, (ProviderSignOut signOut, HttpContext context, ProviderTokens tokens, SignInFailures failures) =>
            signOut.HearAsync(context, tokens, failures)).ExcludeFromDescription().AllowAnonymous();
    }
}
