using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Answers with one backtest.</summary>
internal static class GetBacktest
{
    /// <summary>Get a backtest.</summary>
    /// <remarks>
    /// While it is pending, <c>terminal</c> is false and <c>Retry-After</c> says when to ask again; with <c>?wait=N</c> or
    /// <c>Prefer: wait=N</c>, up to 60 seconds, the answer comes when it is finished or the time is over.
    /// </remarks>
    public static async Task<Results<BacktestAnswer, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        [Description("The id under which it was accepted.")] string id,
        [FromHeader(Name = "If-None-Match")]
        [Description("The ETag of an earlier answer; 304 is answered while nothing has changed since.")]
        string? known,
        [AsParameters] WaitPreference preference,
        HttpResponse response,
        IBacktestStore backtests,
        RecentAnswers answers,
        FinishWait finish,
        WaitingLine line,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wait = preference.Read(errors);
        var backtestId = RouteId.Read(id, errors);
        if (errors.Any) return Problems.Of(errors);

        if (await backtests.FindRevision(backtestId, cancellationToken) is not { } revision) return Unknown(backtestId);
        if (wait == TimeSpan.Zero && RevisionTag.Matches(known, revision)) return NotModified(response, revision);

        var answer = answers.Find(backtestId, revision);
        if (answer is null)
        {
            if (await finish.For(backtestId, wait, cancellationToken) is not { } backtest) return Unknown(backtestId);
            answer = answers.Of(backtest, await line.Of(backtest, cancellationToken));
        }

        WaitPreference.Confirm(response, wait);
        if (RevisionTag.Matches(known, answer.Revision)) return NotModified(response, answer.Revision);

        response.Headers.ETag = RevisionTag.Of(answer.Revision);
        return answer;
    }

    private static ProblemHttpResult Unknown(Guid id) => Problems.Unknown("id", $"No backtest has the id {id}.");

    private static StatusCodeHttpResult NotModified(HttpResponse response, long revision)
    {
        response.Headers.ETag = RevisionTag.Of(revision);
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
