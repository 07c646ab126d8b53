using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Clients that keep a server busy or waiting, and get nothing for it.</summary>
internal static class RudeClient
{
    private const int Connections = 2_000;
    private const int HalfSent = 200;
    private const int Readers = 50;
    private const int Polls = 50_000;
    private const long HugeBody = 100L << 20;

    /// <summary>Connects, and says nothing.</summary>
    public static async Task StayIdle(int port, CancellationToken stopping)
    {
        var idle = new List<TcpClient>();
        for (var i = 0; i < Connections; i++) idle.Add(await Connect(port, "", stopping));
        await Keep(idle, stopping);
    }

    /// <summary>Announces a body, and sends half of it.</summary>
    public static async Task SendHalf(int port, CancellationToken stopping)
    {
        const string half = "POST /v1/backtests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"strategy_code\": \"double[] ";
        var waiting = new List<TcpClient>();
        for (var i = 0; i < HalfSent; i++) waiting.Add(await Connect(port, half, stopping));
        await Keep(waiting, stopping);
    }

    /// <summary>Asks for long answers again and again, and reads none of them.</summary>
    public static async Task ReadSlowly(int port, CancellationToken stopping)
    {
        var asking = string.Concat(Enumerable.Repeat("GET /v1/backtests?limit=200 HTTP/1.1\r\nHost: localhost\r\n\r\n", 100));
        var readers = new List<TcpClient>();
        for (var i = 0; i < Readers; i++) readers.Add(await Connect(port, asking, stopping));
        await Keep(readers, stopping);
    }

    /// <summary>Sends a body that is far too long, over and over.</summary>
    public static async Task SendTooMuch(int port, CancellationToken stopping)
    {
        var part = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
        while (!stopping.IsCancellationRequested)
        {
            using var client = await Connect(port, $"POST /v1/backtests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {HugeBody}\r\n\r\n", stopping);
            try
            {
                for (var sent = 0L; sent < HugeBody; sent += part.Length) await client.GetStream().WriteAsync(part, stopping);
            }
            catch (IOException)
            {
                // hung up on, as it should be
            }
        }
    }

    /// <summary>Asks for backtests that nobody has posted.</summary>
    public static async Task PollUnknown(int port, CancellationToken stopping)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Polls),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = stopping },
            async (_, stopped) =>
            {
                using var response = await http.GetAsync($"/v1/backtests/{Guid.CreateVersion7()}", stopped);
                if (response.StatusCode != HttpStatusCode.NotFound) throw new HttpRequestException($"404 expected, {(int)response.StatusCode} came.");
            });
    }

    private static async Task<TcpClient> Connect(int port, string words, CancellationToken stopping)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, port, stopping);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words), stopping);
        return client;
    }

    private static async Task Keep(IReadOnlyCollection<TcpClient> clients, CancellationToken stopping)
    {
        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var client in clients) client.Dispose();
    }
}
