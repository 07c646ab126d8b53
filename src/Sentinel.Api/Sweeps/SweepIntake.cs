using Sentinel.Api.Dispatch;
using Sentinel.Api.Intake;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Prices;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Takes valid requests for sweeps in: stored first, then on their way.</summary>
internal sealed class SweepIntake(ISweepStore sweeps, IPriceStore prices, PointBacklog backlog) : IDisposable
{
    /// <summary>Raised when a sweep was stored.</summary>
    public DispatchSignal Accepted { get; } = new();

    /// <summary>Stores a request, unless it is stored or an earlier sweep answers it; on disk when the task completes.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="rerun">Store it whatever there was before.</param>
    /// <param name="key">The key it came with; null for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<SweepAcceptance> Accept(SweepRequest request, bool rerun, KeyUse.Taken? key, CancellationToken cancellationToken)
    {
        if (key?.WorkId is { } id) return new SweepAcceptance((await sweeps.Find(id, cancellationToken))!, IsNew: true);

        var barsHash = request.Common.HashOfBars(await prices.Read(request.Common.Symbol, cancellationToken));
        var acceptance = await sweeps.Accept(request, rerun, barsHash, key, cancellationToken);
        if (!acceptance.IsNew) return acceptance;

        backlog.Accept(request.Grid.Count);
        Accepted.Raise();
        return acceptance;
    }

    /// <inheritdoc/>
    public void Dispose() => Accepted.Dispose();
}
