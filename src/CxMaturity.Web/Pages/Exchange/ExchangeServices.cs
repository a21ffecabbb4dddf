namespace CxMaturity.Web.Pages.Exchange;

/// <summary>What the exchange with other tools takes.</summary>
public static class ExchangeServices
{
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddSingleton<ExchangeKeeping>();
        services.AddSingleton<HandOverReading>();
        services.AddSingleton<HandOverFiles>();
        return services;
    }
}
