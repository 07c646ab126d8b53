using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sentinel.Api.Tests;

/// <summary>Requests as a client of the Api makes them.</summary>
internal static class Requesting
{
    public static async Task<HttpResponseMessage> PostText(this HttpClient http, string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse(type));
        return await http.PostAsync(path, content);
    }

    /// <summary>Submits a strategy and waits for its result.</summary>
    public static async Task<JsonElement> Run(this HttpClient http, object submission)
    {
        using var response = await http.PostAsJsonAsync("/v1/backtests?wait=60", submission);
        return await response.Json();
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    public static async Task<JsonElement> GetJson(this HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        return await response.Json();
    }

    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString()!;

    public static Guid Id(this JsonElement json) => json.GetProperty("id").GetGuid();
}
