namespace Sentinel.Api.Faults;

/// <summary>Routes of faults.</summary>
internal static class FaultEndpoints
{
    /// <summary>Maps <c>/v1/faults</c>.</summary>
    public static void MapFaults(this IEndpointRouteBuilder app)
    {
        var faults = app.MapGroup("/v1/faults").WithTags("Faults");
        faults.MapGet("/", ListFaults.Handle).WithName("list_faults").ProducesValidationProblem();
        faults.MapPost("/requeue", RequeueFaults.Handle).WithName("requeue_faults").ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
        faults.MapDelete("/", DiscardFaults.Handle).WithName("discard_faults").ProducesValidationProblem();
    }
}
