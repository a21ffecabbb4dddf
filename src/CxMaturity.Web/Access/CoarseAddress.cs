using System.Net;
using System.Net.Sockets;

namespace CxMaturity.Web.Access;

/// <summary>The network somebody comes from: enough to notice a stranger, too little to find a person.</summary>
public static class CoarseAddress
{
    /// <summary>What stands for this very computer.</summary>
    public const string Loopback = "loopback";

    private const int OfVersion4 = 24, OfVersion6 = 48;

    public static string? Of(IPAddress? address)
    {
        if (address is null)
            return null;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return Loopback;

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? OfVersion4 : OfVersion6;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - bits / 8);
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
