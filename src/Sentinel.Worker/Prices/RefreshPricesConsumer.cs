using MassTransit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Contracts.Prices;
using Sentinel.Core.Operations;
using Sentinel.Core.Prices;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Refreshes the prices of one symbol and announces it.</summary>
/// <remarks>Idempotent: a repeated command fetches the last stored bar again and changes nothing.</remarks>
internal sealed class RefreshPricesConsumer(
    PriceRefresh refresh, PausedQueues paused, IOptions<PricesOptions> options, ILogger<RefreshPricesConsumer> log) : IConsumer<RefreshPrices>
{
    public async Task Consume(ConsumeContext<RefreshPrices> context)
    {
        if (!Symbol.TryParse(context.Message.Symbol, out var symbol) || !options.Value.Followed.Contains(symbol))
        {
            log.LogWarning("Prices of '{Symbol}' are not configured, so the command is dropped. Add it to Prices:Symbols.", context.Message.Symbol);
            return;
        }

        if (paused.Contains(WorkQueue.Prices))
        {
            log.LogInformation("{Symbol}: prices are paused. The first refresh after that fetches what is missing.", symbol);
            return;
        }

        try
        {
            if (await refresh.Run(symbol, context.CancellationToken) is not { } outcome)
            {
                log.LogInformation("{Symbol}: another worker is refreshing these prices.", symbol);
                return;
            }

            var refreshed = outcome.Refreshed;
            log.LogInformation(
                "{Symbol}: {Bars} bars from {Source}, the last of {LastBar:u}.", symbol, refreshed.StoredBars, refreshed.Source, refreshed.LastBar);
            if (outcome.Warning is { } warning) log.LogWarning("{Symbol}: the prices are behind. {Warning} The next refresh asks again.", symbol, warning);
            await context.Publish(refreshed, context.CancellationToken);
        }
        catch (PriceSourceException exception)
        {
            // The schedule is the retry: a command kept in the error queue would be stale within the hour.
            log.LogWarning("{Symbol}: prices were not refreshed. {Cause} The next refresh fetches what is missing.", symbol, exception.Message);
        }
    }
}
