using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Fetches the history of one symbol backwards, page by page with rests; cut off at any point, the next one goes on from there.</summary>
internal sealed class PriceBackfill(
    IPriceStore prices,
    IPriceHistory history,
    IPriceLeases leases,
    PriceSourceChain sources,
    IOptions<PricesOptions> options,
    TimeProvider time,
    ILogger<PriceBackfill> log)
{
    private const int PagesPerLine = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Goes back to the configured day, or to where the sources have nothing older; returns at once when that is done or another process does it.</summary>
    /// <exception cref="PriceSourceException">No source gave a page; what was stored before stays.</exception>
    public async Task Run(Symbol symbol, CancellationToken cancellationToken)
    {
        var (work, holder) = ($"backfill {symbol}", Guid.CreateVersion7(time.GetUtcNow()));
        if (!await leases.TryTake(work, holder, Lease, cancellationToken)) return;

        try
        {
            await Run(symbol, () => leases.TryTake(work, holder, Lease + options.Value.HistoryPause, cancellationToken), cancellationToken);
        }
        finally
        {
            await leases.Release(work, holder, CancellationToken.None);
        }
    }

    private async Task Run(Symbol symbol, Func<Task> renewLease, CancellationToken cancellationToken)
    {
        var stored = await prices.Read(symbol, cancellationToken);
        if (stored.Count == 0 || stored.Source == PriceSource.SyntheticSample) return;

        var target = HourRange.HourOf(time.GetUtcNow()).AddDays(-options.Value.HistoryDays);
        var progress = await history.FindProgress(symbol, cancellationToken) ?? new BackfillProgress(stored.First!.Value, IsExhausted: false);
        var known = stored.BarAt(0);
        var (pages, wasEmpty) = (0, false);
        while (!progress.IsExhausted && progress.Reached > target)
        {
            var page = await FetchBefore(symbol, new HourRange(target, progress.Reached), known, cancellationToken);
            // One empty page may be an exchange's whim; only two in a row are the beginning of its history.
            progress = new BackfillProgress(page.Hours.Start, IsExhausted: wasEmpty && page.Bars.Count == 0);
            wasEmpty = page.Bars.Count == 0;
            await history.AddOlder(symbol, page.Source, page.Bars, progress, cancellationToken);
            if (page.Bars is [var oldest, ..]) known = oldest;

            if (++pages % PagesPerLine == 0) Log(symbol, progress, target);
            await renewLease();
            await Task.Delay(options.Value.HistoryPause, time, cancellationToken);
        }

        if (pages > 0) Log(symbol, progress, target);
    }

    // The oldest known bar is fetched again with the page before it: a source that has another one there is of another market.
    private async Task<PricePage> FetchBefore(Symbol symbol, HourRange wanted, Bar known, CancellationToken cancellationToken)
    {
        var withKnown = known.Time == wanted.End ? wanted with { End = wanted.End.AddHours(1) } : wanted;
        var page = await sources.FetchNewest(symbol, withKnown, known, cancellationToken);
        return page with { Bars = [.. page.Bars.Where(bar => bar.Time < wanted.End)] };
    }

    private void Log(Symbol symbol, BackfillProgress progress, DateTimeOffset target) => log.LogInformation(
        "{Symbol}: history reaches back to {Reached:u}; {State}.",
        symbol,
        progress.Reached,
        progress.IsExhausted ? "the sources have nothing older" : progress.Reached <= target ? "that is all that is wanted" : $"{target:u} is wanted");
}
