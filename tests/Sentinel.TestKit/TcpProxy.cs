using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sentinel.TestKit;

/// <summary>A piece of network in front of servers on this machine that can be made to fail.</summary>
/// <remarks>A connection goes to the first server that takes it, as behind a balancer that knows which ones are alive.</remarks>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IReadOnlyList<int> targets;
    private readonly ConcurrentDictionary<TcpClient, TcpClient> connections = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;
    private volatile TaskCompletionSource flowing = Completed();
    private volatile bool cut;
    private volatile int heldUp;
    private volatile int refused;

    /// <param name="targets">Ports of the servers, in the order in which they are tried.</param>
    public TcpProxy(params int[] targets)
    {
        this.targets = targets;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where clients connect to.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How often something that was sent had to wait.</summary>
    public int HeldUp => heldUp;

    /// <summary>How many connections were ended as soon as they were made.</summary>
    public int Refused => refused;

    /// <summary>Nothing comes through any more, yet no connection ends: what is sent waits somewhere.</summary>
    public void Stall() => flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends every connection, and new ones as soon as they are made.</summary>
    public void Cut()
    {
        cut = true;
        flowing.TrySetResult();
        foreach (var client in connections.Keys) Close(client);
    }

    /// <summary>All is well again.</summary>
    public void Mend()
    {
        cut = false;
        flowing.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        Cut();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }

    private async Task Accept()
    {
        while (true) _ = Serve(await listener.AcceptTcpClientAsync(stopping.Token));
    }

    private async Task Serve(TcpClient client)
    {
        if (cut || await Connect() is not { } server)
        {
            client.Dispose();
            Interlocked.Increment(ref refused);
            return;
        }

        connections[client] = server;
        await Task.WhenAny(Pump(client, server), Pump(server, client));
        Close(client);
    }

    private async Task<TcpClient?> Connect()
    {
        foreach (var port in targets)
        {
            var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, port, stopping.Token);
                return server;
            }
            catch (SocketException)
            {
                server.Dispose(); // this one is down: the next
            }
        }

        return null;
    }

    private async Task Pump(TcpClient from, TcpClient to)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.GetStream().ReadAsync(buffer, stopping.Token)) > 0)
        {
            if (!flowing.Task.IsCompleted) Interlocked.Increment(ref heldUp);
            await flowing.Task;
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), stopping.Token);
        }
    }

    private void Close(TcpClient client)
    {
        if (connections.TryRemove(client, out var server)) server.Dispose();
        client.Dispose();
    }
}
