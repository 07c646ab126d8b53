using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Sentinel.Api.Hosting;

/// <summary>Who may speak to the Api from where, and what a client may take of it. Section <c>Http</c>, checked at start-up.</summary>
internal sealed record HttpOptions : IValidatableObject
{
    /// <summary>
    /// Names and addresses besides those of loopback by which the Api may be called, without port. None given: over loopback only those of
    /// loopback, from elsewhere any. Needed behind a proxy on the same machine that hands on the name it was called by.
    /// </summary>
    [MaxLength(50)]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins such as <c>https://console.example.com</c> whose pages may do and read everything in a browser. Default none but the Api's own.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Addresses such as <c>10.0.0.5</c> and networks such as <c>10.0.0.0/8</c> of proxies: what these say of who called them, and how, is
    /// believed. Default none, and nobody is believed.
    /// </summary>
    [MaxLength(50)]
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>By which headers they say it; others are not looked at. Default <c>XForwarded</c>.</summary>
    public ProxyHeaders ProxyHeaders { get; init; }

    /// <summary>Path below which a proxy serves the Api, such as <c>/sentinel</c>; links begin with it, requests may. Default none.</summary>
    [MaxLength(200)]
    public string PathBase { get; init; } = "";

    /// <summary>Memory for bodies that are being read, in MiB. Default 64; while it is taken, further ones wait and are then told to come back.</summary>
    [Range(32, 4_096)]
    public int BodyMemoryMiB { get; init; } = 64;

    /// <summary>Longest that a body may take to come whole, and to wait before that for memory. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan BodyTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How much one client, which is one address, may have of what all share (memory for bodies, places for streams), as a fraction. Default 0.5.</summary>
    [Range(0.01, 1)]
    public double ClientShare { get; init; } = 0.5;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var host in AllowedHosts.Where(host => !IsHost(host)))
            yield return new ValidationResult($"Http:AllowedHosts: '{host}' is not a name or address such as sentinel.example.com, without scheme, port and wildcard.", [nameof(AllowedHosts)]);

        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
            yield return new ValidationResult($"Http:AllowedOrigins: '{origin}' is not an origin such as https://console.example.com, without path and wildcard; each is listed by itself.", [nameof(AllowedOrigins)]);

        foreach (var proxy in KnownProxies.Where(proxy => !IsProxy(proxy)))
            yield return new ValidationResult($"Http:KnownProxies: '{proxy}' is not an address such as 10.0.0.5 or a network such as 10.0.0.0/8.", [nameof(KnownProxies)]);

        if (!IsPath(PathBase))
            yield return new ValidationResult($"Http:PathBase: '{PathBase}' is not a path such as /sentinel, with a slash before it, none behind it, and letters, digits, '-', '.', '_' and '~'.", [nameof(PathBase)]);
    }

    private static bool IsProxy(string? proxy) => IPAddress.TryParse(proxy, out _) || IPNetwork.TryParse(proxy, out _);

    private static bool IsPath(string path) =>
        path.Length == 0
        || (path is ['/', .., not '/'] && !path.Contains("//", StringComparison.Ordinal) && path.All(c => char.IsAsciiLetterOrDigit(c) || "/-._~".Contains(c, StringComparison.Ordinal)));

    private static bool IsHost(string? host) => Uri.CheckHostName(host) is not UriHostNameType.Unknown and not UriHostNameType.Basic;

    private static bool IsOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.HostNameType is not UriHostNameType.Basic
        && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0;
}
