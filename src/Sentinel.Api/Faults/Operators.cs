namespace Sentinel.Api.Faults;

/// <summary>Who acts, as far as a request tells.</summary>
internal static class Operators
{
    /// <summary>Where the request came from.</summary>
    public static string Name(HttpContext http) => $"HTTP client {http.Connection.RemoteIpAddress?.ToString() ?? "in this process"}";
}
