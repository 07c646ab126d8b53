using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
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
    /// A client that sends the <c>ETag</c> it knows as <c>If-None-Match</c> gets 304 while nothing has changed.
    /// </remarks>
    public static async Task<Results<Ok<BacktestView>, StatusCodeHttpResult, ProblemHttpResult>> Handle(
        string id, HttpContext http, IBacktestStore backtests, FinishWait finish, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wait = WaitPreference.Read(http.Request, errors);
        if (!Guid.TryParseExact(id, "D", out var backtestId)) errors.Add("id", "An id is a UUID such as 0190a6f0-7d1c-7000-8000-000000000000.");
        if (errors.Any) return Problems.Of(errors);

        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Count > 0 && wait == TimeSpan.Zero
            && await backtests.FindRevision(backtestId, cancellationToken) is { } revision && Matches(known, TagOf(revision)))
            return NotModified(http.Response, TagOf(revision));

        if (await finish.For(backtestId, wait, cancellationToken) is not { } backtest)
            return Problems.Unknown("id", $"No backtest has the id {backtestId}.");

        WaitPreference.Confirm(http.Response, wait);
        if (Matches(known, TagOf(backtest.Revision))) return NotModified(http.Response, TagOf(backtest.Revision));

        http.Response.GetTypedHeaders().ETag = TagOf(backtest.Revision);
        if (!backtest.IsTerminal) http.Response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return TypedResults.Ok(BacktestView.Of(backtest));
    }

    private static EntityTagHeaderValue TagOf(long revision) => new($"\"{revision.ToString(CultureInfo.InvariantCulture)}\"");

    private static bool Matches(IList<EntityTagHeaderValue> known, EntityTagHeaderValue current) =>
        known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false));

    private static StatusCodeHttpResult NotModified(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.GetTypedHeaders().ETag = tag;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
