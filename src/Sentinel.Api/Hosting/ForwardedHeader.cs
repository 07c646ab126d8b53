using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;

namespace Sentinel.Api.Hosting;

/// <summary>The header <c>Forwarded</c> (RFC 7239) put into the words of <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c>.</summary>
internal static class ForwardedHeader
{
    // What a proxy leaves out keeps its place with what no scheme and host can be, and a client that it hides with an address that is nobody's.
    private const string NoAddress = "0.0.0.0";
    private const string NoScheme = ":";
    private const string NoHost = "/";

    private static readonly string[] Replaced =
    [
        ForwardedHeadersDefaults.XForwardedForHeaderName, ForwardedHeadersDefaults.XForwardedProtoHeaderName,
        ForwardedHeadersDefaults.XForwardedHostHeaderName, ForwardedHeadersDefaults.XForwardedPrefixHeaderName,
    ];

    /// <summary>Replaces the others by what <c>Forwarded</c> says: a proxy that sends it hands on the others as its client made them up.</summary>
    public static void Translate(IHeaderDictionary headers)
    {
        var said = headers["Forwarded"].SelectMany(value => (value ?? "").Split(',')).Select(PairsOf).ToArray();
        foreach (var name in Replaced) headers.Remove(name);
        if (said is []) return;

        headers[ForwardedHeadersDefaults.XForwardedForHeaderName] = All(said, "for", NoAddress, value => IPEndPoint.TryParse(value, out _));
        headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName] = All(said, "proto", NoScheme, IsPlain);
        headers[ForwardedHeadersDefaults.XForwardedHostHeaderName] = All(said, "host", NoHost, IsPlain);
    }

    private static StringValues All(Dictionary<string, string>[] said, string name, string none, Func<string, bool> isOne) =>
        new([.. said.Select(hop => hop.TryGetValue(name, out var value) && isOne(value) ? value : none)]);

    private static bool IsPlain(string value) => value.Length > 0 && !value.Contains('"', StringComparison.Ordinal);

    private static Dictionary<string, string> PairsOf(string hop)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in hop.Split(';'))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]) pairs.TryAdd(name, value is ['"', .. var inner, '"'] ? inner : value);
        }

        return pairs;
    }
}
