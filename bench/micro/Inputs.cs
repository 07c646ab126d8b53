using Sentinel.Core.Prices;

namespace Sentinel.Benchmarks;

/// <summary>Seeded bars and targets of a given length.</summary>
internal static class Inputs
{
    /// <summary>A random walk of hourly bars, oldest first.</summary>
    public static PriceSeries Prices(int bars)
    {
        var random = new Random(1);
        var time = DateTimeOffset.UnixEpoch;
        var close = 40_000.0;
        var walk = new Bar[bars];
        for (var i = 0; i < bars; i++)
        {
            var open = close * (1 + (random.NextDouble() - 0.5) * 0.001);
            close = open * (1 + (random.NextDouble() - 0.5) * 0.01);
            walk[i] = new Bar(time.AddHours(i), open, Math.Max(open, close), Math.Min(open, close), close, random.NextDouble());
        }

        return PriceSeries.Of(Symbol.BtcUsd, "seeded", walk);
    }

    /// <summary>Long or flat, changing about every two days.</summary>
    public static double[] Targets(int bars)
    {
        var random = new Random(2);
        var targets = new double[bars];
        for (var i = 1; i < bars; i++) targets[i] = random.Next(48) == 0 ? 1 - targets[i - 1] : targets[i - 1];
        return targets;
    }
}
