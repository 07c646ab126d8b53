using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGTERM while callers wait: each is answered, with things as they are.</summary>
public sealed class OpenWaitsTests
{
    private const string Ndjson = "application/x-ndjson";
    private const string Code = "double[] GenerateSignals(Bars bars, Parameters parameters) => new double[bars.Count + (0 * parameters.GetInt(\"length\", 1))];";

    private static readonly object Strategy = new { strategy_code = Code, rerun = true };
    private static readonly object Sweep = new { strategy_code = Code, grid = new { length = new[] { 1, 2 } }, rerun = true };

    [Fact]
    public async Task Whoever_waits_is_answered_at_once()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var deployment = new EmbeddedDeployment();
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, deadline.Token);
        await deployment.Start(deadline.Token);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{deployment.Port}"), DefaultRequestHeaders = { { "Sentinel-Request", "1" } } };
        foreach (var queue in new[] { "backtests", "sweeps" }) (await http.PostAsync($"/v1/queues/{queue}/pause", null, deadline.Token)).EnsureSuccessStatusCode();
        var backtest = (await Post(http, "/v1/backtests", Strategy, deadline.Token)).Headers.Location;
        var batch = (await Post(http, "/v1/batches", new { items = new[] { Strategy } }, deadline.Token)).Headers.Location;
        var sweep = (await Post(http, "/v1/sweeps", Sweep, deadline.Token)).Headers.Location;

        using var streaming = new TcpClient();
        await streaming.ConnectAsync(IPAddress.Loopback, deployment.Port, deadline.Token);
        using var lines = new StreamReader(streaming.GetStream());
        await streaming.GetStream().WriteAsync(BeginOfStream(JsonSerializer.Serialize(Strategy) + "\n"), deadline.Token);
        for (var i = 0; i < 2; i++) await ReadLine(lines, deadline.Token); // the batch, and its first item
        var waiting = new Dictionary<string, Task<HttpResponseMessage>>
        {
            ["a backtest"] = http.GetAsync($"{backtest}?wait=60", deadline.Token),
            ["a backtest by preference"] = http.SendAsync(new HttpRequestMessage(HttpMethod.Get, backtest) { Headers = { { "Prefer", "wait=60" } } }, deadline.Token),
            ["a batch"] = http.GetAsync($"{batch}?wait=60", deadline.Token),
            ["the next of a batch"] = http.GetAsync($"{batch}?after=0&wait=60", deadline.Token),
            ["the items of a batch"] = http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{batch}?wait=60") { Headers = { Accept = { new(Ndjson) } } }, deadline.Token),
            ["a sweep"] = http.GetAsync($"{sweep}?wait=60", deadline.Token),
            ["run_backtest"] = Post(http, "/run_backtest?wait=60", Strategy, deadline.Token),
            ["a new backtest"] = Post(http, "/v1/backtests?wait=60", Strategy, deadline.Token, key: "7"),
            ["a new sweep"] = Post(http, "/v1/sweeps?wait=60", Sweep, deadline.Token),
        };
        for (var i = 0; i < 100; i++) await http.GetAsync("/health/live", deadline.Token); // meanwhile all of them have been read

        var stopping = deployment.StopWorker(deadline.Token);

        foreach (var (whose, wait) in waiting)
        {
            using var answer = await wait;
            var last = JsonElement.Parse((await answer.Content.ReadAsStringAsync(deadline.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{whose}: {answer.StatusCode}");
            Assert.False(last.GetProperty("terminal").GetBoolean(), whose);
        }

        var end = await ReadLine(lines, deadline.Token);
        Assert.Equal("""{"accepted":1,"repeated":0,"rejected":0}""", end.GetProperty("counts").GetRawText());
        Assert.StartsWith("Ended after 1 items, since Sentinel is stopping", end.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(("", "0"), (await lines.ReadLineAsync(deadline.Token), await lines.ReadLineAsync(deadline.Token))); // the end of the chunk, and the last one: it was not cut off
        Assert.Equal(0, await stopping);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient http, string path, object body, CancellationToken cancellationToken, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request, cancellationToken);
    }

    // HttpClient reads nothing before it has sent everything.
    private static byte[] BeginOfStream(string line) => Encoding.UTF8.GetBytes(
        $"POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Ndjson}\r\nTransfer-Encoding: chunked\r\n\r\n{Encoding.UTF8.GetByteCount(line):x}\r\n{line}\r\n");

    // Between them are headers, and the lengths of chunks.
    private static async Task<JsonElement> ReadLine(StreamReader lines, CancellationToken cancellationToken)
    {
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith('{')) return JsonElement.Parse(line);
        }

        throw new EndOfStreamException("The stream was cut off.");
    }
}
