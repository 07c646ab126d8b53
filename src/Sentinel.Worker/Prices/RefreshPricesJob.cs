using MassTransit;
using Microsoft.Extensions.Options;
using Quartz;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices;

/// <summary>One minute after each hour: asks for a refresh of every symbol, once however many workers there are.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshPricesJob(IBus bus, IPriceLeases leases, IOptions<PricesOptions> options, TimeProvider time) : IJob
{
    // Never given back: until it ends, the hour is taken care of.
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var holder = Guid.CreateVersion7(time.GetUtcNow());
        foreach (var symbol in options.Value.Followed)
        {
            if (await leases.TryTake($"hourly refresh {symbol}", holder, Turn, cancellationToken)) await bus.SendRefresh(symbol, cancellationToken);
        }
    }
}
