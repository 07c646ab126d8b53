using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Hosting;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Takes a backtest back.</summary>
internal static class CancelBacktest
{
    /// <summary>Cancel a backtest.</summary>
    /// <remarks>
    /// One that is queued is never run, one that is running is stopped; it ends as <c>cancelled</c>, also for every batch that shares it.
    /// A result that is stored already stays, and is answered. Doing it again changes nothing.
    /// </remarks>
    public static async Task<Results<Ok<BacktestView>, ProblemHttpResult>> Handle(
        [Description("The id under which it was accepted.")] string id,
        IBacktestStore backtests,
        CancelAnnouncement announcement,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var backtestId = RouteId.Read(id, errors);
        if (errors.Any) return Problems.Of(errors);

        if (await backtests.Cancel(backtestId, cancellationToken)) await announcement.Announce([backtestId]);
        return await backtests.Find(backtestId, cancellationToken) is { } backtest
            ? TypedResults.Ok(BacktestView.Of(backtest))
            : Problems.Unknown("id", $"No backtest has the id {backtestId}.");
    }
}
