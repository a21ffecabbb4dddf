namespace CxMaturity.Web.Access;

public static class AccessLogServices
{
    public static IServiceCollection AddAccessLog(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider => AccessSettings.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<MemberNames>();
        services.AddSingleton<AccessLog>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessLog>());
        services.AddSingleton<AccessForgetting>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessForgetting>());
        return services;
    }
}
