using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Sentinel.Api.Backtests;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Answers with one sweep and its best points.</summary>
internal static class GetSweep
{
    /// <summary>Get a sweep with its best points.</summary>
    /// <remarks>
    /// While it is running, the best points are those so far. With <c>?wait=N</c> or <c>Prefer: wait=N</c>, up to 60 seconds, the answer comes
    /// when it is finished or the time is over. With <c>Accept: text/csv</c> the answer is all finished points, in the order of the grid.
    /// </remarks>
    public static async Task<IResult> Handle(
        [Description("The id under which it was accepted.")] string id,
        [FromHeader(Name = "If-None-Match")]
        [Description("The ETag of an earlier answer; 304 is answered while nothing has changed since.")]
        string? known,
        [AsParameters] SweepFilter filter,
        [AsParameters] WaitPreference preference,
        HttpContext http,
        ISweepStore sweeps,
        SweepWait finish,
        WaitingLine line,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = filter.Read(errors);
        var wait = preference.Read(errors);
        var sweepId = RouteId.Read(id, errors);
        if (errors.Any) return Problems.Of(errors);
        if (await finish.For(sweepId, wait, cancellationToken) is not { } sweep) return Problems.Unknown("id", $"No sweep has the id {sweepId}.");

        WaitPreference.Confirm(http.Response, wait);
        http.Response.Headers.ETag = RevisionTag.Of(sweep.Revision);
        if (RevisionTag.Matches(known, sweep.Revision)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        if (!sweep.IsTerminal) http.Response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        http.Response.Headers.Vary = HeaderNames.Accept;
        if (SweepCsv.IsWanted(http.Request))
            return TypedResults.Stream(stream => SweepCsv.Write(stream, sweeps, sweep, query, http.RequestAborted), SweepCsv.ContentType);

        var page = await SweepPage.Read(sweeps, sweep, query, cancellationToken);
        return TypedResults.Ok(SweepView.Of(sweep, page, await line.Of(sweep, cancellationToken)));
    }
}
