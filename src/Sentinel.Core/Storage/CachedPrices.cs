using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>The bars of one symbol as they were last read; readers that come at the same time read them once.</summary>
internal sealed class CachedPrices
{
    private readonly Lock loading = new();
    private volatile Loaded? loaded;

    /// <summary>The bars of a revision, or of a later one that was stored meanwhile.</summary>
    public PriceSeries Get(long revision, Func<(long Revision, PriceSeries Prices)> load)
    {
        if (loaded is { } held && held.Revision == revision) return held.Prices;

        lock (loading)
        {
            if (loaded is { } heldNow && heldNow.Revision == revision) return heldNow.Prices;

            var (loadedRevision, prices) = load();
            loaded = new Loaded(loadedRevision, prices);
            return prices;
        }
    }

    private sealed record Loaded(long Revision, PriceSeries Prices);
}
