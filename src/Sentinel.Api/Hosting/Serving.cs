using System.Net.Sockets;

namespace Sentinel.Api.Hosting;

/// <summary>From the start to the stop.</summary>
internal static class Serving
{
    // Quartz waits with its stop for a start that will not come.
    private static readonly TimeSpan MostTimeToStop = TimeSpan.FromSeconds(2);

    /// <summary>Starts, and serves until it is told to stop.</summary>
    public static async Task Serve(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception notBound) when (notBound is IOException or SocketException)
        {
            // Addresses come last: all else runs by then, and would be taken apart at work and say so with a trace.
            using var patience = new CancellationTokenSource(MostTimeToStop);
            await app.StopAsync(patience.Token);
            throw;
        }

        await app.WaitForShutdownAsync();
    }
}
