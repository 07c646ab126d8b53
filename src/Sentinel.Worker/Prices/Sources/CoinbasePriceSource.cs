using Microsoft.Extensions.Logging;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Hourly candles of Coinbase Exchange.</summary>
internal sealed class CoinbasePriceSource(CoinbaseCandles candles, TimeProvider time, ILogger<CoinbasePriceSource> log) : IPriceSource
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public string Name => "coinbase";

    public async Task<IReadOnlyList<Bar>> Fetch(
        Symbol symbol, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var bars = new SortedDictionary<DateTimeOffset, Bar>();
        for (var page = start; page < end; page += CoinbaseCandles.PageLength)
        {
            // Read before the request: a bar that ends while the answer travels is not finished in it.
            var finishedBy = time.GetUtcNow();
            var last = Earlier(page + CoinbaseCandles.PageLength, end);
            foreach (var bar in await FetchPage(symbol, page, last - Hour, cancellationToken))
            {
                if (bar.Time >= start && bar.Time < end && bar.Time + Hour <= finishedBy) bars[bar.Time] = bar;
            }
        }

        return KeepPossible(symbol, [.. bars.Values]);
    }

    // Coinbase now and then answers a good request with an empty page, so one empty answer proves nothing.
    private async Task<IReadOnlyList<Bar>> FetchPage(
        Symbol symbol, DateTimeOffset first, DateTimeOffset last, CancellationToken cancellationToken)
    {
        var page = await candles.Get(symbol, first, last, cancellationToken);
        return page.Count > 0 ? page : await candles.Get(symbol, first, last, cancellationToken);
    }

    private List<Bar> KeepPossible(Symbol symbol, List<Bar> bars)
    {
        List<Bar> possible = [.. bars.Where(bar => BarCheck.WhyImpossible(bar) is null)];
        if (possible.Count == bars.Count) return possible;

        var first = bars.First(bar => BarCheck.WhyImpossible(bar) is not null);
        log.LogWarning(
            "{Symbol}: {Source} sent {Count} impossible bars, the first at {Time:u}: {Cause}. They are left out and stay missing.",
            symbol, Name, bars.Count - possible.Count, first.Time, BarCheck.WhyImpossible(first));
        return possible;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
