using System.Net;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Requests;
using IPNetwork = System.Net.IPNetwork;

namespace Sentinel.Api.Hosting;

/// <summary>Who may speak to the Api, and how much of it a client may take.</summary>
internal static class HttpSetup
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    private static readonly string[] ReadableHeaders =
        [HeaderNames.Location, HeaderNames.RetryAfter, HeaderNames.ETag, "Preference-Applied", IdempotencyKey.ReplayedHeader];

    /// <summary>Registers the checks of host and origin, what browsers are told, and how bodies are read.</summary>
    public static IServiceCollection AddHttpRules(this IServiceCollection services)
    {
        services.AddOptions<HttpOptions>()
            .BindConfiguration("Http", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<HttpOptions>>((cors, http) =>
            cors.AddDefaultPolicy(policy => policy
                .WithOrigins([.. http.Value.AllowedOrigins])
                .AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(ReadableHeaders).SetPreflightMaxAge(PreflightAge)));

        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HttpOptions>>((forwarded, http) => Believe(forwarded, http.Value.KnownProxies));
        services.AddRequestDecompression(packed =>
        {
            var known = packed.DecompressionProviders;
            known["x-gzip"] = known["gzip"];
            known.Remove("deflate");
        });

        return services.AddSingleton<HeadAsGet>().AddSingleton<BodyEncoding>().AddSingleton<AnswerHeaders>().AddSingleton<HostCheck>().AddSingleton<OriginCheck>().AddSingleton<RequestBodies>();
    }

    /// <summary>Checks every request before any route sees it.</summary>
    public static void UseHttpRules(this WebApplication app)
    {
        var http = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value;
        if (http.KnownProxies is not []) app.UseKnownProxies(http.ProxyHeaders);
        app.UseBasePath(http.PathBase);
        app.UseMiddleware<AnswerHeaders>();
        app.UseMiddleware<HostCheck>();
        app.UseMiddleware<OriginCheck>();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<BodyEncoding>();
        app.UseRequestDecompression();
    }

    private static void UseKnownProxies(this WebApplication app, ProxyHeaders by)
    {
        if (by is ProxyHeaders.Forwarded)
        {
            app.Use((http, next) =>
            {
                ForwardedHeader.Translate(http.Request.Headers);
                return next(http);
            });
        }

        app.UseForwardedHeaders();
    }

    // Of proxies behind each other each is believed as long as the one before it is known.
    private static void Believe(ForwardedHeadersOptions forwarded, IReadOnlyList<string> proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.All;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
            else forwarded.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
        }
    }
}
