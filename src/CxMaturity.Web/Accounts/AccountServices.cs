using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxMaturity.Web.Accounts;

public static class AccountServices
{
    private const int AttemptsBeforeLockout = 8;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>People with passwords and passkeys: the framework's identity on our store.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, NameNormalizer>();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = false;
                // Any letters of any script; what would deceive is refused by the rules about names.
                identity.User.AllowedUserNameCharacters = "";
                identity.Password.RequiredLength = PasswordRules.Shortest;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = AttemptsBeforeLockout;
                identity.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager();
        // Ours alone: the framework's own speaks in its own words.
        services.RemoveAll<IPasswordValidator<Account>>().AddScoped<IPasswordValidator<Account>, PasswordRules>();
        // Names are judged where they are typed and kept apart by the store; whoever comes from a provider has none to sign in with.
        services.RemoveAll<IUserValidator<Account>>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<InvitationKeeping>();
        services.AddScoped<Registration>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<Passkeys>();
        return services;
    }
}
