using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Dispatch;
using Sentinel.Api.Requests;
using Sentinel.Api.Sweeps;
using Sentinel.Worker.Faults;

namespace Sentinel.Api.Faults;

/// <summary>Brings faults back.</summary>
internal static class RequeueFaults
{
    /// <summary>Requeue faults, once their cause is removed.</summary>
    /// <remarks>
    /// Parked backtests and sweeps are queued again with all their attempts before them; other messages go back to the queue they came from.
    /// One by <c>id</c>, some by <c>group</c> or <c>queue</c>, or all by <c>all=true</c>. To do it again changes nothing more.
    /// </remarks>
    public static async Task<Results<Ok<FaultAct>, ProblemHttpResult>> Handle(
        [AsParameters] FaultSelection selection,
        HttpContext http,
        FaultActs acts,
        DispatchLanes due,
        SweepIntake sweeps,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var filter = selection.ReadForAct(errors);
        if (errors.Any) return Problems.Of(errors);

        var act = await acts.Requeue(filter, Operators.Name(http), cancellationToken);
        due.RaiseAll();
        sweeps.Accepted.Raise();
        return TypedResults.Ok(act);
    }
}
