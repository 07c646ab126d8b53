using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Requests;
using Sentinel.Worker.Faults;

namespace Sentinel.Api.Faults;

/// <summary>Gives faults up for good.</summary>
internal static class DiscardFaults
{
    /// <summary>Discard faults.</summary>
    /// <remarks>
    /// Parked backtests and sweeps end as <c>error</c> with the reason <c>discarded</c>; other messages are removed.
    /// One by <c>id</c>, some by <c>group</c> or <c>queue</c>, or all by <c>all=true</c>. To do it again changes nothing more.
    /// </remarks>
    public static async Task<Results<Ok<FaultAct>, ProblemHttpResult>> Handle(
        [AsParameters] FaultSelection selection, HttpContext http, FaultActs acts, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var filter = selection.ReadForAct(errors);
        return errors.Any ? Problems.Of(errors) : TypedResults.Ok(await acts.Discard(filter, Operators.Name(http), cancellationToken));
    }
}
