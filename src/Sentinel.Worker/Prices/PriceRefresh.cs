using Microsoft.Extensions.Options;
using Sentinel.Contracts.Prices;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Brings the stored bars of one symbol up to date.</summary>
internal sealed class PriceRefresh(IPriceStore prices, IPriceSource source, IOptions<PricesOptions> options, TimeProvider time)
{
    /// <summary>Fetches from the last stored bar on, that bar included; without real bars, the days that a store begins with.</summary>
    /// <exception cref="PriceSourceException">The source gave no bars; what is stored is unchanged.</exception>
    public async Task<PricesRefreshed> Run(Symbol symbol, CancellationToken cancellationToken)
    {
        var stored = await prices.Find(symbol, cancellationToken);
        var now = time.GetUtcNow();

        var bars = await source.Fetch(symbol, FirstToFetch(stored, now), now, cancellationToken);
        if (bars.Count == 0 && !IsReal(stored)) throw new PriceSourceException($"{source.Name} has no bars of {symbol}.");

        var changed = bars.Count == 0 ? 0 : await prices.Upsert(symbol, source.Name, bars, cancellationToken);
        var newest = bars.Count == 0 ? stored?.Last : bars[^1].Time;
        return new PricesRefreshed(symbol.ToString(), source.Name, changed, newest);
    }

    /// <summary>Whether there are bars, and not merely made-up ones.</summary>
    public static bool IsReal(PriceCoverage? stored) => stored is { Source: not PriceSource.SyntheticSample };

    private DateTimeOffset FirstToFetch(PriceCoverage? stored, DateTimeOffset now) =>
        IsReal(stored) ? stored!.Last : FullHour(now).AddDays(-options.Value.InitialDays);

    private static DateTimeOffset FullHour(DateTimeOffset moment) => moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerHour));
}
