using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Backtests;

/// <summary>What a client gets for a backtest that is accepted and not finished.</summary>
/// <param name="Status">Where it stands: <c>queued</c>, <c>running</c> or <c>faulted</c>.</param>
/// <param name="Id">Identity.</param>
/// <param name="Terminal">Whether the status will not change any more: false.</param>
/// <param name="Priority">Which line it waits in.</param>
/// <param name="CodeHash">Identity of the normalised source.</param>
/// <param name="Position">How many unfinished backtests go before it; null when there are more than 10,000.</param>
/// <param name="EtaSeconds">Seconds until it is finished at the present rate; null while no rate is known.</param>
/// <param name="Paused">Whether an operator has paused the queue in which it waits; nobody knows then how long it takes.</param>
/// <param name="Ignored">Fields of the request that mean nothing and were passed over.</param>
/// <param name="Message">What to do next.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record BacktestReceipt(
    BacktestStatus Status,
    Guid Id,
    bool Terminal,
    BacktestPriority Priority,
    string CodeHash,
    int? Position,
    double? EtaSeconds,
    bool Paused,
    IReadOnlyList<string> Ignored,
    string Message,
    BacktestLinks Links)
{
    /// <summary>The receipt of a pending backtest.</summary>
    public static BacktestReceipt Of(Backtest backtest, PlaceInLine place, IReadOnlyList<string> ignored) => new(
        backtest.Status,
        backtest.Id,
        backtest.IsTerminal,
        backtest.Request.Priority,
        backtest.CodeHash,
        place.Position,
        place.EtaSeconds,
        place.Paused,
        ignored,
        BacktestView.MessageWithoutOutcome(backtest),
        BacktestLinks.Of(backtest.Id, backtest.IsTerminal));
}
