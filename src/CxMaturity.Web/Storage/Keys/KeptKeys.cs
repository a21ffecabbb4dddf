using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace CxMaturity.Web.Storage.Keys;

/// <summary>Keys for cookies and forms that outlive a restart, and that all hosts of one database share.</summary>
public static class KeptKeys
{
    public static IServiceCollection AddKeptKeys(this IServiceCollection services, StoreDatabase database, IConfiguration configuration)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(database.KeyFolder);
        else
            Directory.CreateDirectory(database.KeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("CxMaturity");
        services.AddSingleton(WrappingKey.Of(configuration, database.KeyFolder));
        services.AddSingleton<KeyRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<KeyRepository>();
            keys.XmlEncryptor = new KeyWrapping(provider.GetRequiredService<WrappingKey>());
        }));
        return services;
    }
}
