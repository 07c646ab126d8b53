using System.Text.Json;
using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>One state of a backtest as it is sent.</summary>
/// <param name="Revision">Which state.</param>
/// <param name="IsTerminal">Whether its status will not change any more.</param>
/// <param name="Json">The <see cref="BacktestView"/> in UTF-8.</param>
internal sealed record BacktestAnswer(long Revision, bool IsTerminal, byte[] Json) : IResult
{
    /// <summary>The answer of a backtest.</summary>
    public static BacktestAnswer Of(Backtest backtest, PlaceInLine? place = null) => new(
        backtest.Revision, backtest.IsTerminal, JsonSerializer.SerializeToUtf8Bytes(BacktestView.Of(backtest, place), BacktestJson.Options));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Json.Length;
        if (!IsTerminal) response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return response.Body.WriteAsync(Json, httpContext.RequestAborted).AsTask();
    }
}
