using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace CxMaturity.Web.Access;

public static class AccessServices
{
    private const string Cookie = "cx-account";
    private const string ByRequest = "cx";

    /// <summary>A policy that asks nothing itself: what stands at the door does. The framework's own would turn away all strangers.</summary>
    public const string Door = "door";

    /// <summary>Who somebody is, and what is open to them. What nobody opened stays closed.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAccounts();
        services.AddAccessLog();
        services.AddSingleton<IEventAuthor, RequestAuthor>();
        services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, policy => policy.ForwardDefaultSelector = context => TokenIn.IsBrought(context.Request) ? TokenIn.Scheme : Sessions.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenIn.Scheme, null)
            .AddCookie(Sessions.Scheme, cookie =>
            {
                cookie.Cookie.Name = Cookie;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.Cookie.IsEssential = true;
                cookie.ExpireTimeSpan = Session.Life;
                cookie.SlidingExpiration = false;
                cookie.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().ValidateAsync(context);
            });
        services.AddAuthorization(options =>
        {
            options.AddPolicy(Door, policy => policy.RequireAssertion(_ => true));
            options.DefaultPolicy = options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        });
        services.AddSingleton<OrganizationDoor>();
        services.AddSingleton<VisitorCheck>();
        services.AddSingleton<IAuthorizationHandler>(provider => provider.GetRequiredService<VisitorCheck>());
        services.AddSingleton<IAuthorizationHandler, RightCheck>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAtTheDoor>();
        services.AddSingleton<ApiTokenKeeping>();
        services.AddSingleton<MemberKeeping>();
        return services;
    }

    /// <summary>After the routing: what an address needs stands with the address.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }
}
