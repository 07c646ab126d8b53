using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Sentinel.TestKit;

/// <summary>A corner of the broker that one test class has to itself, seen through the management console.</summary>
public sealed class VirtualHost(Broker broker, string name) : IAsyncDisposable
{
    private readonly HttpClient console = new()
    {
        BaseAddress = new UriBuilder(broker.ManagementUri) { UserName = "", Password = "" }.Uri,
        DefaultRequestHeaders =
        {
            Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.ManagementUri.UserInfo)))),
        },
    };

    /// <summary>Its address for <c>ConnectionStrings:RabbitMq</c>.</summary>
    public string ConnectionString => new UriBuilder(broker.Uri) { Path = name }.Uri.AbsoluteUri;

    /// <summary>One queue as the console describes it; null when there is none.</summary>
    public async Task<JsonElement?> FindQueue(string queue)
    {
        using var response = await console.GetAsync($"api/queues/{name}/{queue}");
        return response.StatusCode is HttpStatusCode.NotFound ? null : await Read(response);
    }

    /// <summary>Messages that wait in a queue, in order, which stay there; at most 1,000.</summary>
    public Task<IReadOnlyList<JsonElement>> Peek(string queue) => Get(queue, "ack_requeue_true");

    /// <summary>Takes messages out of a queue, in order; at most 1,000.</summary>
    public Task<IReadOnlyList<JsonElement>> Drain(string queue) => Get(queue, "ack_requeue_false");

    /// <summary>Sends a message that was in a queue to it once more.</summary>
    public async Task SendAgain(string queue, JsonElement message)
    {
        using var request = JsonContent.Create(new
        {
            properties = message.GetProperty("properties"),
            routing_key = queue,
            payload = message.GetProperty("payload"),
            payload_encoding = message.GetProperty("payload_encoding"),
        });
        using var response = await console.PostAsync($"api/exchanges/{name}/amq.default/publish", request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a text as a message, whoever may be able to read it.</summary>
    public async Task Publish(string exchange, string payload)
    {
        using var message = JsonContent.Create(new { properties = new { }, routing_key = "", payload, payload_encoding = "string" });
        using var response = await console.PostAsync($"api/exchanges/{name}/{exchange}/publish", message);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Has the broker give up what was delivered more often without an end, as RabbitMQ 4 does of itself after 20 times.</summary>
    public async Task LimitDeliveries(int limit)
    {
        var policy = new Dictionary<string, object>
        {
            ["pattern"] = ".*",
            ["apply-to"] = "queues",
            ["definition"] = new Dictionary<string, int> { ["delivery-limit"] = limit },
        };
        using var response = await console.PutAsJsonAsync($"api/policies/{name}/delivery-limit", policy);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Names that the clients connected here have given their connections.</summary>
    public async Task<IReadOnlyList<string>> ListConnectionNames()
    {
        using var response = await console.GetAsync($"api/vhosts/{name}/connections");
        return [.. (await Read(response)).EnumerateArray().Select(connection => connection.GetProperty("user_provided_name").GetString()!)];
    }

    /// <summary>Removes it with all that is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var response = await console.DeleteAsync($"api/vhosts/{name}");
        console.Dispose();
    }

    /// <summary>Makes it, as an operator does after the broker has lost everything.</summary>
    public async Task Create()
    {
        using var nothing = new StringContent("{}");
        using var response = await console.PutAsync($"api/vhosts/{name}", nothing);
        response.EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<JsonElement>> Get(string queue, string acknowledgement)
    {
        using var request = JsonContent.Create(new { count = 1000, ackmode = acknowledgement, encoding = "auto" });
        using var response = await console.PostAsync($"api/queues/{name}/{queue}/get", request);
        return [.. (await Read(response)).EnumerateArray()];
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
