using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Sees to it that the first backtest finds bars: real ones if a source answers in time, else a made-up sample.</summary>
internal sealed class PriceBootstrap(
    IPriceStore prices, PriceRefresh refresh, IOptions<PricesOptions> options, TimeProvider time, ILogger<PriceBootstrap> log)
    : IHostedService
{
    private const int SampleSeed = 1;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.StartTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);

        foreach (var symbol in options.Value.Followed)
        {
            if (await prices.Find(symbol, cancellationToken) is not null) continue;

            // What was fetched before the time was over is enough to begin with; the next refresh goes on from there.
            if (await WhyNotFetched(symbol, either.Token, cancellationToken) is { } cause && await prices.Find(symbol, cancellationToken) is null)
                await StandIn(symbol, cause, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string?> WhyNotFetched(Symbol symbol, CancellationToken inTime, CancellationToken cancellationToken)
    {
        try
        {
            if (await refresh.Run(symbol, inTime) is not { Refreshed: var refreshed }) return "Another worker is fetching them.";

            log.LogInformation("{Symbol}: fetched {Bars} bars from {Source}.", symbol, refreshed.StoredBars, refreshed.Source);
            return null;
        }
        catch (PriceSourceException exception)
        {
            return exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"No source answered within {options.Value.StartTimeout.TotalSeconds:0.#} s.";
        }
    }

    private async Task StandIn(Symbol symbol, string cause, CancellationToken cancellationToken)
    {
        var sampled = options.Value.Sampled.Contains(symbol);
        if (sampled)
            await prices.Upsert(symbol, PriceSource.SyntheticSample, SyntheticPrices.Sample(SampleSeed, time.GetUtcNow()), cancellationToken);

        log.LogWarning(
            "{Symbol}: NO REAL PRICES. {Cause} {Consequence} Sources are asked again every {Minutes:0.#} minutes; or import a file: prices import FILE.csv.",
            symbol,
            cause,
            sampled ? "A MADE-UP SAMPLE stands in: results on it say nothing about a market." : "Its backtests wait for bars.",
            options.Value.CatchUpEvery.TotalMinutes);
    }
}
