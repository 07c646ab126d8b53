using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Hosting;
using Sentinel.Api.Requests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Takes a sweep back.</summary>
internal static class CancelSweep
{
    /// <summary>Cancel a sweep.</summary>
    /// <remarks>No further point is run, and those that are running are stopped; points that are stored stay. Doing it again changes nothing.</remarks>
    public static async Task<Results<Ok<SweepView>, ProblemHttpResult>> Handle(
        [Description("The id under which it was accepted.")] string id,
        ISweepStore sweeps,
        CancelAnnouncement announcement,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var sweepId = RouteId.Read(id, errors);
        if (errors.Any) return Problems.Of(errors);

        var isCancelled = await sweeps.Cancel(sweepId, cancellationToken);
        if (await sweeps.Find(sweepId, cancellationToken) is not { } sweep) return Problems.Unknown("id", $"No sweep has the id {sweepId}.");

        if (isCancelled) await announcement.Announce(sweep);
        return TypedResults.Ok(SweepView.Of(sweep, await SweepPage.Read(sweeps, sweep, SweepQuery.FirstPage, cancellationToken)));
    }
}
