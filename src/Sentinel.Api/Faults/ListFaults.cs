using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;
using Sentinel.Worker.Faults;

namespace Sentinel.Api.Faults;

/// <summary>Answers with what waits for an operator.</summary>
internal static class ListFaults
{
    /// <summary>List faults by cause, the latest first.</summary>
    /// <remarks>Parked backtests and sweeps with their history, and messages in error queues; each backtest once.</remarks>
    public static async Task<Results<Ok<FaultReport>, ProblemHttpResult>> Handle(
        [AsParameters] FaultSelection selection,
        [FromQuery(Name = "examples")]
        [Description("Most examples of each group, 0 to 100. Default 3.")]
        string? examples,
        FaultDesk desk,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var filter = selection.Read(errors);
        var most = FaultSelection.ReadExamples(examples, errors);
        if (errors.Any) return Problems.Of(errors);

        return TypedResults.Ok(await desk.List(filter, most, cancellationToken));
    }
}
