namespace Sentinel.Api.Hosting;

/// <summary>What callers put before the paths of the Api, as behind a proxy that serves it below a path of its own; links have it, too.</summary>
internal static class BasePath
{
    private const int MaxLength = 256;

    private static readonly AsyncLocal<string?> OfRequest = new();

    /// <summary>That of the request that is being answered; empty when there is none.</summary>
    public static string Current => OfRequest.Value ?? "";

    /// <summary>A path of the Api as callers write it.</summary>
    public static string Before(string path) => Current + path;

    /// <summary>Takes the path that is set off the requests that have it, and keeps it for links; what a known proxy names goes before it.</summary>
    public static void UseBasePath(this WebApplication app, PathString set) => app.Use((http, next) =>
    {
        var request = http.Request;
        if (request.Path.StartsWithSegments(set, out var rest)) request.Path = rest;
        if (!IsPlain(request.PathBase.Value)) request.PathBase = set;

        OfRequest.Value = request.PathBase.ToUriComponent();
        return next(http);
    });

    // Two slashes would be another host to whoever follows the link.
    private static bool IsPlain(string? path) => path is ['/', not '/', ..] and { Length: <= MaxLength } && !path.Contains('\\', StringComparison.Ordinal);
}
