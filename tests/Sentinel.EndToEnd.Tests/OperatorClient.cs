using System.Net.Http.Json;
using System.Text.Json;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Speaks to Sentinel as who runs it: takes work back, pauses queues and lets them go on.</summary>
internal sealed class OperatorClient(int port) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        DefaultRequestHeaders = { { "Sentinel-Request", "1" } },
    };

    public Task<JsonElement> Cancel(string kind, Guid id, CancellationToken cancellationToken) =>
        Answer(http.DeleteAsync($"/v1/{kind}/{id}", cancellationToken), cancellationToken);

    public Task Pause(string queue, CancellationToken cancellationToken) =>
        Answer(http.PostAsync($"/v1/queues/{queue}/pause", null, cancellationToken), cancellationToken);

    public Task Resume(string queue, CancellationToken cancellationToken) =>
        Answer(http.PostAsync($"/v1/queues/{queue}/resume", null, cancellationToken), cancellationToken);

    public void Dispose() => http.Dispose();

    private static async Task<JsonElement> Answer(Task<HttpResponseMessage> asking, CancellationToken cancellationToken)
    {
        using var response = await asking;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
