using Microsoft.Extensions.Options;

namespace Sentinel.Api.Intake;

/// <summary>What is known of what waits.</summary>
internal static class IntakeSetup
{
    /// <summary>Registers the bound on what waits and the place in the line.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddOptions<IntakeOptions>()
            .BindConfiguration("Intake", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services
            .AddSingleton(provider => new Backlog(provider.GetRequiredService<IOptions<IntakeOptions>>().Value.MaxUnfinished))
            .AddSingleton(provider => new PointBacklog(provider.GetRequiredService<IOptions<IntakeOptions>>().Value.MaxUnfinishedPoints))
            .AddSingleton<QueuePauses>()
            .AddSingleton<WaitingLine>()
            .AddHostedService<BacklogWatch>();
    }

    /// <summary>Makes a route take no sweep in while too many points of sweeps wait.</summary>
    public static RouteHandlerBuilder TakesPointsInWithinBounds(this RouteHandlerBuilder route) => route
        .TakesInWithinBounds()
        .AddEndpointFilter<PointGate>();

    /// <summary>Makes a route take nothing in while too much waits.</summary>
    public static RouteHandlerBuilder TakesInWithinBounds(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<BacktestGate>()
        .ProducesValidationProblem(StatusCodes.Status503ServiceUnavailable);
}
