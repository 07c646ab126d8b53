using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Requests;

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

        return services.AddSingleton<AnswerHeaders>().AddSingleton<HostCheck>().AddSingleton<OriginCheck>().AddSingleton<RequestBodies>();
    }

    /// <summary>Checks every request before any route sees it.</summary>
    public static void UseHttpRules(this WebApplication app)
    {
        app.UseMiddleware<AnswerHeaders>();
        app.UseMiddleware<HostCheck>();
        app.UseMiddleware<OriginCheck>();
        app.UseRouting();
        app.UseCors();
    }
}
