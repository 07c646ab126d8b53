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
            .AddSingleton<Backlog>()
            .AddSingleton<WaitingLine>()
            .AddHostedService<BacklogWatch>();
    }

    /// <summary>Makes a route take nothing in while too much waits.</summary>
    public static RouteHandlerBuilder TakesInWithinBounds(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<IntakeGate>()
        .ProducesValidationProblem(StatusCodes.Status503ServiceUnavailable);
}
