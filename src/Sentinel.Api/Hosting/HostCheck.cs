using System.Net;
using Microsoft.Extensions.Options;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Hosting;

/// <summary>Serves only the names by which the Api is meant to be called: a page whose own name comes to mean this machine is no part of it.</summary>
/// <remarks>DNS rebinding; such a page is of the same origin to its browser, and nothing but the <c>Host</c> gives it away.</remarks>
internal sealed class HostCheck(IOptions<HttpOptions> options) : IMiddleware
{
    private const int MaxQuoted = 100;

    private readonly HashSet<string> allowed = options.Value.AllowedHosts.Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Task InvokeAsync(HttpContext context, RequestDelegate next) => IsServed(context) ? next(context) : Refuse(context);

    private bool IsServed(HttpContext http)
    {
        var host = Plain(http.Request.Host.Host);
        return IsLoopback(host) || allowed.Contains(host) || (allowed.Count == 0 && !CameOverLoopback(http.Connection));
    }

    // Without an address it came through a socket of this machine.
    private static bool CameOverLoopback(ConnectionInfo connection) => connection.LocalIpAddress is not { } address || IsLoopback(address);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IsLoopback(address));

    private static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static string Plain(string host) => host.Trim('[', ']').TrimEnd('.');

    private static Task Refuse(HttpContext http)
    {
        var host = http.Request.Host.Host;
        var name = host.Length <= MaxQuoted ? host : host[..MaxQuoted] + "…";
        return Problems.Refused(
            StatusCodes.Status421MisdirectedRequest, "This host is not served.", "host",
            $"'{name}' is no name of this server: call it by localhost or 127.0.0.1, or add the name to the setting Http:AllowedHosts.").ExecuteAsync(http);
    }
}
