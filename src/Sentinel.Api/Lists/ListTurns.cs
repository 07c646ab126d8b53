using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Sentinel.Api.Lists;

/// <summary>Lets a few lists be put together at a time: a list takes a hundred times the work of an answer about one backtest.</summary>
internal sealed class ListTurns(IOptions<ListsOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.AtOnce,
        QueueLimit = options.Value.MaxWaiting,
        // A long line is one client's that asks for more than it reads; others would stand behind all of it.
        QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
    });

    /// <summary>Waits for a turn, which ends when it is disposed of; null when as many have come since as may wait. The newest goes first.</summary>
    public async ValueTask<IDisposable?> Take(CancellationToken cancellationToken)
    {
        var turn = await limiter.AcquireAsync(permitCount: 1, cancellationToken);
        if (turn.IsAcquired) return turn;

        turn.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
