using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Contracts.Prices;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Brings the stored bars of one symbol up to date, page by page; cut off at any point, the next one goes on from there.</summary>
internal sealed class PriceRefresh(
    IPriceStore prices,
    IPriceLeases leases,
    PriceSourceChain sources,
    PriceGapSearch gaps,
    IOptions<PricesOptions> options,
    TimeProvider time,
    ILogger<PriceRefresh> log)
{
    // Longer than a page takes unless all goes wrong; should it end too early, two refreshes store the same once.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    // So long after the hour an exchange may still be at work on its bar.
    private static readonly TimeSpan Publishing = TimeSpan.FromMinutes(2);

    /// <summary>Fetches from the last stored bar on, that bar included; without real bars, the days that a store begins with.</summary>
    /// <returns>What it came to; null when another process is refreshing the symbol.</returns>
    /// <exception cref="PriceSourceException">No source gave bars; what was stored before stays.</exception>
    public async Task<PriceRefreshOutcome?> Run(Symbol symbol, CancellationToken cancellationToken)
    {
        var (work, holder) = ($"refresh {symbol}", Guid.CreateVersion7(time.GetUtcNow()));
        if (!await leases.TryTake(work, holder, Lease, cancellationToken)) return null;

        try
        {
            return await Run(symbol, () => leases.TryTake(work, holder, Lease, cancellationToken), cancellationToken);
        }
        finally
        {
            await leases.Release(work, holder, CancellationToken.None);
        }
    }

    /// <summary>Whether there are bars, and not merely made-up ones.</summary>
    public static bool IsReal(PriceCoverage? stored) => stored is { Source: not PriceSource.SyntheticSample };

    private async Task<PriceRefreshOutcome> Run(Symbol symbol, Func<Task> renewLease, CancellationToken cancellationToken)
    {
        var last = await FindLast(symbol, cancellationToken);
        var refreshed = new PricesRefreshed($"{symbol}", last?.Source ?? PriceSource.None, 0, last?.Bar.Time);
        var wanted = Wanted(last?.Bar);
        string? cause = null;
        while (wanted.Hours > 0)
        {
            var page = await sources.FetchOldest(symbol, wanted, last?.Bar, cancellationToken);
            var bars = KeepCredible(page, last);
            cause = page.WhyEmpty;
            var changed = await prices.Upsert(symbol, page.Source, bars, cancellationToken);
            if (bars is [.., var newest])
            {
                FlagJumps(symbol, last is null ? bars : [last.Bar, .. bars.Where(bar => bar.Time > last.Bar.Time)]);
                last = new LastBar(newest, page.Source);
                refreshed = refreshed with { Source = page.Source, StoredBars = refreshed.StoredBars + changed, LastBar = newest.Time };
            }

            wanted = wanted with { Start = page.Hours.End };
            await renewLease();
        }

        if (last is null) throw new PriceSourceException($"The sources have no bars of {symbol}. {cause}".TrimEnd());

        var found = await gaps.Run(symbol, renewLease, cancellationToken);
        return new PriceRefreshOutcome(refreshed, BarsBehind(last.Bar), cause, found);
    }

    private async Task<LastBar?> FindLast(Symbol symbol, CancellationToken cancellationToken)
    {
        var stored = await prices.Read(symbol, cancellationToken);
        if (stored.Source == PriceSource.SyntheticSample) return null;

        // A bar that has not ended should not be there; the series goes on before it.
        var newest = stored.IndexBefore(HourRange.HourOf(time.GetUtcNow()));
        return newest < 0 ? null : new LastBar(stored.BarAt(newest), stored.Sources.Last(range => range.First <= stored.TimeAt(newest)).Source);
    }

    private int BarsBehind(Bar last)
    {
        var now = time.GetUtcNow();
        var behind = (int)(HourRange.HourOf(now) - last.Time).TotalHours - 1;
        return behind == 1 && now - HourRange.HourOf(now) < Publishing ? 0 : Math.Max(0, behind);
    }

    private HourRange Wanted(Bar? last)
    {
        var currentHour = HourRange.HourOf(time.GetUtcNow());
        return new HourRange(last?.Time ?? currentHour.AddDays(-options.Value.InitialDays), currentHour);
    }

    // A bar of one exchange is corrected only by that exchange: another one's differs in any case. A file's may have been unfinished.
    private static IReadOnlyList<Bar> KeepCredible(PricePage page, LastBar? last) =>
        last is null || last.Source == page.Source || !PricesOptions.IsSourceLabel(last.Source)
            ? page.Bars
            : [.. page.Bars.Where(bar => bar.Time > last.Bar.Time)];

    private void FlagJumps(Symbol symbol, IReadOnlyList<Bar> bars)
    {
        foreach (var jump in PriceJump.In(bars, options.Value.JumpLimit))
        {
            log.LogWarning(
                "{Symbol}: the close of {Time:u}, {Close}, is {Change:P0} off the one before, {Before}. It is stored; look whether it is true.",
                symbol, jump.Time, jump.Close, jump.Change, jump.Before);
        }
    }

    private sealed record LastBar(Bar Bar, string Source);
}
