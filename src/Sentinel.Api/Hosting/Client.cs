using System.Net;
using System.Net.Sockets;

namespace Sentinel.Api.Hosting;

/// <summary>Who sends a request, as far as sharing goes: one address is one client, whoever else is behind it.</summary>
internal static class Client
{
    private const int BytesOfNetwork = 8;

    /// <summary>What requests of one client have in common. Of IPv6 it is the network, since everybody there has as many addresses as they like.</summary>
    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "in this process",
        { IsIPv4MappedToIPv6: true } mapped => $"{mapped.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } address when !IPAddress.IsLoopback(address) =>
            Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, BytesOfNetwork)),
        var address => $"{address}",
    };
}
