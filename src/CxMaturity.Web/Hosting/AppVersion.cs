using System.Reflection;

namespace CxMaturity.Web.Hosting;

/// <summary>Which version of the app this is.</summary>
public static class AppVersion
{
    public static string Current { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
