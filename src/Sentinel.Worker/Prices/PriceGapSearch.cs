using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Asks again for hours that are missing within a series: a source may have had nothing by mistake. So many requests a day.</summary>
internal sealed class PriceGapSearch(
    IPriceStore prices,
    IPriceHistory history,
    IPriceLeases leases,
    PriceSourceChain sources,
    IOptions<PricesOptions> options,
    TimeProvider time,
    ILogger<PriceGapSearch> log)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Asks for the newest gaps that were not asked for lately; a source that fails ends it without an error.</summary>
    /// <param name="symbol">Whose bars.</param>
    /// <param name="renewLease">Called after each page.</param>
    /// <param name="cancellationToken">Stops it between pages.</param>
    /// <returns>How many of the missing bars were found.</returns>
    public async Task<int> Run(Symbol symbol, Func<Task> renewLease, CancellationToken cancellationToken)
    {
        var found = 0;
        var stored = await prices.Read(symbol, cancellationToken);
        if (stored.Source == PriceSource.SyntheticSample) return found;

        try
        {
            foreach (var gap in stored.Gaps().Reverse().Where(gap => gap.First < HourRange.HourOf(time.GetUtcNow())))
            {
                // Leases that are not given back keep count of what was asked for, whoever asked and whatever was restarted.
                var (work, holder) = ($"gap {symbol} {gap.First:u}", Guid.CreateVersion7(time.GetUtcNow()));
                if (!await leases.TryTake(work, holder, RestOf(gap), cancellationToken)) continue;

                var (inGap, hadRequests) = await Ask(symbol, gap, stored.BarAt(stored.IndexBefore(gap.First)), renewLease, cancellationToken);
                found += inGap;
                if (inGap == gap.Hours || !hadRequests) await leases.Release(work, holder, cancellationToken);
                if (!hadRequests) break;
            }
        }
        catch (PriceSourceException exception)
        {
            log.LogInformation("{Symbol}: missing hours are not asked for further for now. {Cause}", symbol, exception.Message);
        }

        if (found > 0) log.LogInformation("{Symbol}: {Found} of {Missing} missing hours were found.", symbol, found, stored.MissingHours);
        return found;
    }

    private async Task<(int Found, bool HadRequests)> Ask(
        Symbol symbol, PriceGap gap, Bar known, Func<Task> renewLease, CancellationToken cancellationToken)
    {
        // The bar before the gap is asked for with it: a source that has another one there is of another market.
        var found = 0;
        var wanted = new HourRange(known.Time, Min(gap.Last.AddHours(1), HourRange.HourOf(time.GetUtcNow())));
        while (wanted.Hours > 0)
        {
            if (!await TakeRequest(symbol, cancellationToken)) return (found, false);

            var page = await sources.FetchOldest(symbol, wanted, known, cancellationToken);
            found += await history.AddMissing(symbol, page.Source, [.. page.Bars.Where(bar => bar.Time >= gap.First)], cancellationToken);
            wanted = wanted with { Start = page.Hours.End };
            await renewLease();
        }

        return (found, true);
    }

    private async Task<bool> TakeRequest(Symbol symbol, CancellationToken cancellationToken)
    {
        for (var request = 1; request <= options.Value.GapRequestsPerDay; request++)
        {
            if (await leases.TryTake($"gap request {request} {symbol}", Guid.CreateVersion7(time.GetUtcNow()), Day, cancellationToken)) return true;
        }

        return false;
    }

    // What was missing a year ago will hardly have come since yesterday.
    private TimeSpan RestOf(PriceGap gap)
    {
        var tenth = (time.GetUtcNow() - gap.Last) / 10;
        return tenth > Day ? tenth : Day;
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
