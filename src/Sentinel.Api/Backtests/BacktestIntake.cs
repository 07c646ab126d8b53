using Sentinel.Api.Dispatch;
using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Backtests;

/// <summary>Takes valid requests in: stored first, then on their way.</summary>
internal sealed class BacktestIntake(IBacktestStore backtests, IPriceStore prices, DispatchLanes dispatch, Backlog backlog)
{
    /// <summary>Stores a request, unless it is stored or an earlier backtest answers it; on disk when the task completes.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="rerun">Store it whatever there was before.</param>
    /// <param name="key">The key it came with; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Acceptance> Accept(BacktestRequest request, bool rerun, KeyUse.Taken? key, CancellationToken cancellationToken)
    {
        if (key?.WorkId is { } id) return new Acceptance((await backtests.Find(id, cancellationToken))!, IsNew: true);

        var barsHash = request.HashOfBars(await prices.Read(request.Symbol, cancellationToken));
        var acceptance = await backtests.Accept(request, rerun, barsHash, key, cancellationToken);
        if (acceptance.IsNew) backlog.Add(1);
        if (acceptance.Backtest.Status is BacktestStatus.Queued) dispatch.Raise(acceptance.Backtest.Request.Priority);
        return acceptance;
    }
}
