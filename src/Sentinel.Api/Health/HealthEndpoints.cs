using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sentinel.Api.Health;

/// <summary>Routes for who watches the service.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", Live).WithName("live");
        health.MapGet("/ready", Ready).WithName("ready").Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Ask whether the process runs.</summary>
    internal static Ok<HealthView> Live() =>
        TypedResults.Ok(new HealthView(HealthStatus.Healthy, new Dictionary<string, HealthView.Check>()));

    /// <summary>Ask whether the service can do its work.</summary>
    /// <remarks>Degraded is answered with 200: requests are accepted and stored, and the detail says what they wait for.</remarks>
    internal static async Task<Results<Ok<HealthView>, JsonHttpResult<HealthView>>> Ready(
        HealthCheckService checks, CancellationToken cancellationToken)
    {
        var view = HealthView.Of(await checks.CheckHealthAsync(cancellationToken));
        if (view.Status is not HealthStatus.Unhealthy) return TypedResults.Ok(view);
        return TypedResults.Json(view, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
