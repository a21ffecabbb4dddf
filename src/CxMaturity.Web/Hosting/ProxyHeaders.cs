using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace CxMaturity.Web.Hosting;

/// <summary>
/// Behind a proxy the app learns from headers by which name and over which scheme it was called. It believes them from the proxies that
/// the setting names, and from nobody without it.
/// </summary>
public static class ProxyHeaders
{
    public const string Setting = "Hosting:TrustedProxies";

    public static IServiceCollection AddProxyHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        Action<ForwardedHeadersOptions>[] trusting = [.. Split(configuration[Setting]).Select(Trusting)];
        // After whatever else may configure it: an empty list of proxies would mean to the framework that everybody is one.
        services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var trust in trusting)
                trust(options);
            options.ForwardedHeaders = trusting.Length == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // As many proxies in a row as there are, each of them one of those named.
            options.ForwardLimit = null;
            options.AllowedHosts = Split(configuration["AllowedHosts"]);
        });
        return services;
    }

    private static Action<ForwardedHeadersOptions> Trusting(string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
            return options => options.KnownProxies.Add(address);
        if (System.Net.IPNetwork.TryParse(proxy, out var network))
            return options => options.KnownIPNetworks.Add(network);
        throw new StartRefusedException($"The setting {Setting} holds '{proxy}'. It takes addresses and networks, separated by semicolons: 127.0.0.1;::1.");
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
