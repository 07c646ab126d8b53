using Sentinel.Core.Prices;

namespace Sentinel.Core.Tests.Backtesting;

/// <summary>Made-up bars and targets.</summary>
internal static class Market
{
    /// <summary>Hourly bars of these opens and closes.</summary>
    public static PriceSeries Of(params (double Open, double Close)[] bars) => new(
        Symbol.BtcUsd,
        "test",
        [.. Enumerable.Range(0, bars.Length).Select(i => i * 3_600L)],
        [.. bars.Select(bar => bar.Open)],
        [.. bars.Select(bar => Math.Max(bar.Open, bar.Close))],
        [.. bars.Select(bar => Math.Min(bar.Open, bar.Close))],
        [.. bars.Select(bar => bar.Close)],
        [.. bars.Select(_ => 1.0)]);

    /// <summary>Hourly bars that open and close at these prices.</summary>
    public static PriceSeries At(params double[] prices) => Of([.. prices.Select(price => (price, price))]);

    /// <summary>Hourly bars that open and close at these prices; where there is none nobody traded, and the hour is filled.</summary>
    public static PriceSeries Traded(params double?[] prices)
    {
        var hours = Enumerable.Range(0, prices.Length).Where(i => prices[i] is not null).ToList();
        var bars = hours.Select(i => new Bar(DateTimeOffset.UnixEpoch.AddHours(i), prices[i]!.Value, prices[i]!.Value, prices[i]!.Value, prices[i]!.Value, 1));
        return PriceSeries.Of(Symbol.BtcUsd, "test", [.. bars]).WithGapsFilled();
    }

    /// <summary>A random walk with a gap before each open; the same for the same seed.</summary>
    public static PriceSeries Random(int seed, int bars)
    {
        var random = new Random(seed);
        var price = 100.0;
        return Of([.. Enumerable.Range(0, bars).Select(_ => (price *= Step(random), price *= Step(random)))]);
    }

    /// <summary>Targets from -1 to 1 in quarters, each held for some bars; the same for the same seed.</summary>
    public static double[] Targets(int seed, int bars)
    {
        var random = new Random(seed);
        var target = 0.0;
        return [.. Enumerable.Range(0, bars).Select(_ => random.Next(4) == 0 ? target = random.Next(-4, 5) / 4.0 : target)];
    }

    private static double Step(Random random) => Math.Exp((random.NextDouble() - 0.5) / 20);
}
