using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Sees to the history of every symbol in the background, from the start on and again whenever something is missing.</summary>
internal sealed class PriceBackfillService(
    PriceBackfill backfill, IOptions<PricesOptions> options, TimeProvider time, ILogger<PriceBackfillService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var symbol in options.Value.Followed)
            {
                try
                {
                    await backfill.Run(symbol, stoppingToken);
                }
                catch (PriceSourceException exception)
                {
                    log.LogInformation("{Symbol}: the history is not fetched further for now. {Cause}", symbol, exception.Message);
                }
                // A store that is locked or full is no reason to end: what is missing is fetched when it can be written again.
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogWarning(exception, "{Symbol}: the history could not be stored: {Cause} It is tried again.", symbol, exception.Message);
                }
            }

            await Task.Delay(options.Value.CatchUpEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
