using Microsoft.AspNetCore.Server.Kestrel.Core;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Hosting;

/// <summary>Where the server listens, and what a single client may take of it.</summary>
internal static class ListeningSetup
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    /// <summary>Listens on loopback unless the environment, the command line or the <c>Kestrel</c> section says otherwise.</summary>
    public static IWebHostBuilder ListenWithinBounds(this IWebHostBuilder web, IConfiguration configuration)
    {
        if (!AddressSettings.Any(setting => configuration.GetSection(setting).Exists())) web.UseUrls(DefaultAddress);

        return web.ConfigureServices(services => services.AddSingleton<ConnectionCut>()).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = 2 * JsonBounds.Default.Length; // between the two, the caller is told the limit in a problem
            server.Limits.MaxRequestBufferSize = 64 * 1024; // a connection's, while its request waits for what all share
            server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            server.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 4 * 1024, gracePeriod: TimeSpan.FromSeconds(5));
            server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            server.Limits.MaxConcurrentConnections = 10_000;
            server.ConfigureEndpointDefaults(endpoint => endpoint.Use(server.ApplicationServices.GetRequiredService<ConnectionCut>().Around));
        });
    }
}
