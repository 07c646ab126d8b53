using System.Net;
using System.Net.Sockets;

namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>Takes connections and says nothing.</summary>
internal sealed class SilentExchange : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SilentExchange() => listener.Start();

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public void Dispose() => listener.Dispose();
}
