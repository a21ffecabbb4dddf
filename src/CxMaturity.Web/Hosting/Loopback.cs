using System.Net;
using System.Net.Sockets;

namespace CxMaturity.Web.Hosting;

/// <summary>
/// Passwords and cookies do not travel in the clear: beyond this computer the app is reached over https, or through a proxy that the
/// settings name. Without either it listens on loopback only, and says so when it is asked for more.
/// </summary>
public static class Loopback
{
    private const int UsualPort = 5080;
    public const long LargestBody = 1024 * 1024;

    public static WebApplicationBuilder ListenOnLoopback(this WebApplicationBuilder builder)
    {
        var urls = builder.Configuration["urls"] ?? builder.Configuration["ASPNETCORE_URLS"];
        if (string.IsNullOrWhiteSpace(urls))
            builder.WebHost.UseUrls($"http://localhost:{(IsFree(UsualPort) ? UsualPort : FreePort())}");
        else if (urls.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(url => !IsLoopback(url) && !MayLeave(url, builder.Configuration)) is { } elsewhere)
            throw new StartRefusedException(
                $"CxMaturity does not listen on {elsewhere}. Beyond this computer it is reached over https, or through a proxy that the setting {ProxyHeaders.Setting} names: use http://localhost:PORT, an https address with Kestrel:Certificates:Default, or name the proxy.");

        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any() || builder.Configuration["http_ports"] is { Length: > 0 } || builder.Configuration["https_ports"] is { Length: > 0 })
            throw new StartRefusedException(
                "CxMaturity takes its address from the setting 'urls' alone, so that nothing is reached in the clear. Remove Kestrel:Endpoints, HTTP_PORTS and HTTPS_PORTS.");

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        return builder;
    }

    private static bool MayLeave(string url, ConfigurationManager configuration) =>
        url.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase) || configuration[ProxyHeaders.Setting] is { Length: > 0 };

    public static bool IsLoopback(string url)
    {
        if (!Uri.TryCreate(url.Trim().Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address))
            return false;
        return address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static bool IsFree(int port)
    {
        try
        {
            foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
            {
                using var listener = new TcpListener(address, port);
                listener.Start();
            }

            return true;
        }
        catch (SocketException busy) when (busy.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable)
        {
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The app does not start, and the message says what to do about it.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
