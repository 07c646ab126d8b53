using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>A server on this machine that answers each request with whatever bytes the test wants.</summary>
internal sealed class StubExchange : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<Uri, IEnumerable<string>> answer;

    /// <param name="answer">The parts of the answer to a request, sent as they come.</param>
    public StubExchange(Func<Uri, IEnumerable<string>> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Serve();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public ConcurrentQueue<Uri> Requests { get; } = new();

    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>A complete answer.</summary>
    public static string Answer(string status, string body, string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}";

    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task Serve()
    {
        while (!stopping.IsCancellationRequested) _ = Serve(await listener.AcceptTcpClientAsync(stopping.Token));
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { Length: > 0 } line) head.AppendLine(line);

        Heads.Enqueue(head.ToString());
        var request = new Uri(Url, head.ToString().Split(' ')[1]);
        Requests.Enqueue(request);
        foreach (var part in answer(request)) await stream.WriteAsync(Encoding.UTF8.GetBytes(part), stopping.Token);
    }
}
