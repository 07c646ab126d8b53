namespace Sentinel.Api.Hosting;

/// <summary>By which headers a proxy says who called it, and how.</summary>
internal enum ProxyHeaders
{
    /// <summary><c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Prefix</c>.</summary>
    XForwarded,

    /// <summary><c>Forwarded</c>, RFC 7239.</summary>
    Forwarded,
}
