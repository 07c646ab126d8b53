namespace Sentinel.Api.Operations;

/// <summary>Routes for who runs the service.</summary>
internal static class OperationsEndpoints
{
    /// <summary>Maps <c>/v1/status</c>, <c>/v1/queues</c> and <c>/v1/workers</c>.</summary>
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var operations = app.MapGroup("/v1").WithTags("Operations");
        operations.MapGet("/status", GetStatus.Handle).WithName("get_status");
        operations.MapPost("/queues/{name}/pause", PauseQueue.Handle).WithName("pause_queue")
            .Accepts<PauseReason>(isOptional: true, "application/json").AnswersOperator();
        operations.MapPost("/queues/{name}/resume", ResumeQueue.Handle).WithName("resume_queue")
            .ProducesValidationProblem(StatusCodes.Status404NotFound)
            .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
        operations.MapPost("/workers/{id}/runners", SetRunners.Handle).WithName("set_runners")
            .Accepts<RunnersWish>("application/json").AnswersOperator();
        operations.MapPost("/workers/runners", SetRunners.HandleAll).WithName("set_all_runners")
            .Accepts<RunnersWish>("application/json").AnswersOperator();
    }

    private static void AnswersOperator(this RouteHandlerBuilder route) => route
        .ProducesValidationProblem()
        .ProducesValidationProblem(StatusCodes.Status404NotFound)
        .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
}
