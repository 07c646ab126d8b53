namespace Sentinel.Api.Lists;

/// <summary>Keeps lists from crowding out everything else.</summary>
internal static class ListsSetup
{
    /// <summary>Registers the turns that lists take.</summary>
    public static IServiceCollection AddLists(this IServiceCollection services)
    {
        services.AddOptions<ListsOptions>()
            .BindConfiguration("Lists", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services.AddSingleton<ListTurns>();
    }

    /// <summary>Makes a route that answers with a list do so in its turn.</summary>
    public static RouteHandlerBuilder AnswersInTurn(this RouteHandlerBuilder route) => route
        .AddEndpointFilter<AnswerInTurn>()
        .ProducesValidationProblem(StatusCodes.Status503ServiceUnavailable);
}
