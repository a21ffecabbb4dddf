using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.OwnPlays;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What the board and its initiatives take.</summary>
public static class InitiativeServices
{
    public static IServiceCollection AddInitiatives(this IServiceCollection services)
    {
        services.AddSingleton<KnownPlaysOf>(provider => async (organization, ct) => KnownPlays.Of(await provider.GetRequiredService<Playbooks>().OfAsync(organization, ct)));
        services.AddSingleton<InitiativeKeeping>();
        services.AddSingleton<InitiativeReading>();
        services.AddSingleton<BoardReading>();
        services.AddSingleton<AttachmentKeeping>();
        services.AddSingleton<EffectChecking>();
        services.AddSingleton<MyThings>();
        return services;
    }
}
