using MassTransit;
using Microsoft.Extensions.Options;
using Quartz;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices;

/// <summary>Every few minutes: asks for a refresh of symbols whose bars are made up, too old or not there; once however many workers there are.</summary>
[DisallowConcurrentExecution]
internal sealed class CatchUpPricesJob(
    IBus bus, IPriceStore prices, IPriceLeases leases, IOptions<PricesOptions> options, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var holder = Guid.CreateVersion7(time.GetUtcNow());
        foreach (var symbol in options.Value.Followed)
        {
            var stored = await prices.Find(symbol, cancellationToken);
            var isDue = !PriceRefresh.IsReal(stored) || stored!.IsStale(time.GetUtcNow());
            if (isDue && await leases.TryTake($"catch up {symbol}", holder, options.Value.CatchUpEvery * 0.9, cancellationToken))
                await bus.SendRefresh(symbol, cancellationToken);
        }
    }
}
