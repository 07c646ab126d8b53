using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>How long each stage took, in milliseconds; null until it is over.</summary>
/// <param name="QueuedMs">From acceptance until a worker took it.</param>
/// <param name="CompileMs">Compiling.</param>
/// <param name="RunMs">The strategy's own code.</param>
internal sealed record BacktestTimings(double? QueuedMs, double? CompileMs, double? RunMs)
{
    /// <summary>The timings of a backtest.</summary>
    public static BacktestTimings Of(Backtest backtest) => new(
        (backtest.StartedAt - backtest.CreatedAt)?.TotalMilliseconds,
        backtest.Outcome?.CompileTime.TotalMilliseconds,
        backtest.Outcome?.RunTime.TotalMilliseconds);
}
