using Sentinel.Api.Dispatch;
using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Backtests;

/// <summary>Takes valid requests in: stored first, then on their way.</summary>
internal sealed class BacktestIntake(IBacktestStore backtests, IPriceStore prices, DispatchLanes dispatch, Backlog backlog)
{
    /// <summary>Stores a request, unless an earlier backtest answers it; on disk when the task completes.</summary>
    public async Task<Acceptance> Accept(BacktestRequest request, bool rerun, CancellationToken cancellationToken)
    {
        var stored = await prices.Find(request.Symbol, cancellationToken);
        var realPrices = stored is { Source: not PriceSource.SyntheticSample };

        var acceptance = await backtests.Accept(request, rerun, realPrices, cancellationToken);
        if (acceptance.IsNew) backlog.Add(1);
        if (acceptance.Backtest.Status is BacktestStatus.Queued) dispatch.Raise(acceptance.Backtest.Request.Priority);
        return acceptance;
    }
}
