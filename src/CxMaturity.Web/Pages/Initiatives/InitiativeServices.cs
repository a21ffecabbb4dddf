using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.OwnPlays;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What the board and its initiatives take.</summary>
public static class InitiativeServices
{
    public static IServiceCollection AddInitiatives(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var library = provider.GetRequiredService<PlayLibrary>();
            return new KnownPlays(id => library.Find(id)?.Play, id => library.Find(id)?.Name);
        });
        services.AddSingleton<KnownPlaysOf>(provider => async (organization, ct) => KnownPlays.Of(await provider.GetRequiredService<Playbooks>().OfAsync(organization, ct)));
        services.AddSingleton<DimensionNames>();
        services.AddSingleton<InitiativeKeeping>();
        services.AddSingleton<InitiativeReading>();
        services.AddSingleton<BoardReading>();
        services.AddSingleton<AttachmentKeeping>();
        services.AddSingleton<EffectChecking>();
        services.AddSingleton<MyThings>();
        return services;
    }
}
