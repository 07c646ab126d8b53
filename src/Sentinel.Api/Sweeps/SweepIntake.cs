using Sentinel.Api.Dispatch;
using Sentinel.Core.Prices;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Takes valid requests for sweeps in: stored first, then on their way.</summary>
internal sealed class SweepIntake(ISweepStore sweeps, IPriceStore prices) : IDisposable
{
    /// <summary>Raised when a sweep was stored.</summary>
    public DispatchSignal Accepted { get; } = new();

    /// <summary>Stores a request, unless an earlier sweep answers it; on disk when the task completes.</summary>
    public async Task<SweepAcceptance> Accept(SweepRequest request, bool rerun, CancellationToken cancellationToken)
    {
        var stored = await prices.Find(request.Common.Symbol, cancellationToken);
        var realPrices = stored is { Source: not PriceSource.SyntheticSample };

        var acceptance = await sweeps.Accept(request, rerun, realPrices, cancellationToken);
        if (acceptance.IsNew) Accepted.Raise();
        return acceptance;
    }

    /// <inheritdoc/>
    public void Dispose() => Accepted.Dispose();
}
