using System.Net;
using System.Net.Sockets;

namespace OffenesHaus.Web.Shared;

/// <summary>From where a try comes, coarse enough that nobody gets a fresh lane by the next address: /24, or /64 of IPv6. Used only as a keyed hash.</summary>
public static class Network
{
    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? 3 : 8));
    }
}
