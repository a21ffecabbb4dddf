using CxMaturity.Web.Pages.Trail.Telling;

namespace CxMaturity.Web.Pages.Trail;

public static class TrailServices
{
    /// <summary>The trail with everybody who can tell something; whoever adds a kind of stream adds its teller.</summary>
    public static IServiceCollection AddTrail(this IServiceCollection services)
    {
        services.AddSingleton<Teller, OrganizationTeller>();
        services.AddSingleton<Teller, WaveTeller>();
        services.AddSingleton<Teller, ResultTeller>();
        services.AddSingleton<Teller, ReleaseTeller>();
        services.AddSingleton<Teller, CustomerTeller>();
        services.AddSingleton<Teller, QuestionnaireTeller>();
        services.AddSingleton<Teller, UnitTeller>();
        services.AddSingleton<Teller, RosterTeller>();
        services.AddSingleton<Teller, TokenTeller>();
        services.AddSingleton<Teller, FindingTeller>();
        services.AddSingleton<Teller, InitiativeTeller>();
        services.AddSingleton<Teller, OwnPlayTeller>();
        services.AddSingleton<Teller, ExchangeTeller>();
        services.AddSingleton<TrailReading>();
        return services;
    }
}
