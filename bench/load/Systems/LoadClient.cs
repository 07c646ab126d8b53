using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Sentinel.Load.Systems;

/// <summary>Speaks HTTP with the system on few connections that stay open, and reads no more of the answers than it needs.</summary>
internal sealed class LoadClient(int port) : IDisposable
{
    /// <summary>Most requests in flight.</summary>
    public const int Connections = 128;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false, UseCookies = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>The body of a submission.</summary>
    public static byte[] BodyOf(string strategyCode) => JsonSerializer.SerializeToUtf8Bytes(new { strategy_code = strategyCode });

    /// <summary>Posts a strategy; what comes back says no more than that it was taken.</summary>
    /// <exception cref="HttpRequestException">It was not.</exception>
    public Task Post(byte[] body, CancellationToken cancellationToken) => Post("/v1/backtests", body, cancellationToken);

    /// <summary>Posts to a route and leaves the answer unread.</summary>
    /// <exception cref="HttpRequestException">It is not one of success.</exception>
    public async Task Post(string route, byte[] body, CancellationToken cancellationToken)
    {
        using var response = await Send(HttpMethod.Post, route, body, cancellationToken);
        await Drain(response, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Posts a strategy and waits for its outcome in the same request.</summary>
    public async Task PostAndWait(byte[] body, CancellationToken cancellationToken)
    {
        using var response = await Send(HttpMethod.Post, "/v1/backtests?wait=30", body, cancellationToken);
        await Drain(response, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"No outcome came in 30 s, but {(int)response.StatusCode}.");
    }

    /// <summary>Fetches a backtest; with the tag of what is known of it already, if it is.</summary>
    public async Task<HttpStatusCode> Poll(Guid id, string? tag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/backtests/{id}");
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await Drain(response, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>The tag of a backtest as it stands.</summary>
    public async Task<string> TagOf(Guid id, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/v1/backtests/{id}", cancellationToken);
        return response.Headers.ETag?.ToString() ?? throw new HttpRequestException($"Backtest {id} has no tag.");
    }

    /// <summary>The answer to a body that is posted; null where the API knows no such route.</summary>
    public async Task<JsonElement?> PostTo(string route, byte[] body, CancellationToken cancellationToken)
    {
        using var response = await Send(HttpMethod.Post, route, body, cancellationToken);
        return await Answer(response, cancellationToken);
    }

    /// <summary>What a route answers.</summary>
    public async Task<JsonElement?> Get(string route, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(route, cancellationToken);
        return await Answer(response, cancellationToken);
    }

    /// <summary>Whether the system can be used.</summary>
    public async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync("/health/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpMethod method, string route, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, route)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static Task Drain(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content.CopyToAsync(Stream.Null, cancellationToken);

    private static async Task<JsonElement?> Answer(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed) return null;

        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new HttpRequestException($"{(int)response.StatusCode}: {text}");
    }
}
