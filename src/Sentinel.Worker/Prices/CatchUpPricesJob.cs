using MassTransit;
using Microsoft.Extensions.Options;
using Quartz;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices;

/// <summary>Every few minutes: asks for a refresh of symbols that have no bars, or only made-up ones.</summary>
[DisallowConcurrentExecution]
internal sealed class CatchUpPricesJob(IBus bus, IPriceStore prices, IOptions<PricesOptions> options) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var symbol in options.Value.Followed)
        {
            if (!PriceRefresh.IsReal(await prices.Find(symbol, cancellationToken))) await bus.SendRefresh(symbol, cancellationToken);
        }
    }
}
