using MassTransit;
using Microsoft.Extensions.Options;
using Quartz;

namespace Sentinel.Worker.Prices;

/// <summary>One minute after each hour: asks for a refresh of every symbol.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshPricesJob(IBus bus, IOptions<PricesOptions> options) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var symbol in options.Value.Followed) await bus.SendRefresh(symbol, cancellationToken);
    }
}
