namespace Sentinel.Core.Prices;

/// <summary>Made-up bars that stand in until real ones come; store them as <see cref="PriceSource.SyntheticSample"/>.</summary>
/// <remarks>A random walk whose volatility clusters, with gaps between a close and the next open; it resembles no market.</remarks>
public static class SyntheticPrices
{
    /// <summary>Length of the sample in bars: 90 days.</summary>
    public const int Bars = 90 * 24;

    private const double FirstOpen = 60_000;
    private const double HourlyVolatility = 0.005;
    private const double VolatilityPersistence = 0.97;
    private const double VolatilityOfVolatility = 0.12;
    private const double GapVolatility = 0.0002;
    private const double HourlyVolume = 400;

    /// <summary>The sample, oldest first; the last bar is the last whose hour was over before the given time.</summary>
    /// <param name="seed">The same seed makes up the same prices.</param>
    /// <param name="before">UTC time at which the sample ends.</param>
    public static IReadOnlyList<Bar> Sample(int seed, DateTimeOffset before)
    {
        var random = new Random(seed);
        var end = new DateTimeOffset(before.UtcTicks - (before.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var bars = new Bar[Bars];
        var (open, logVolatility) = (FirstOpen, 0.0);
        for (var i = 0; i < bars.Length; i++)
        {
            logVolatility = (VolatilityPersistence * logVolatility) + (VolatilityOfVolatility * Normal(random));
            bars[i] = MakeUp(random, end.AddHours(i - bars.Length), open, HourlyVolatility * Math.Exp(logVolatility));
            open = bars[i].Close * Math.Exp(GapVolatility * Normal(random));
        }

        return bars;
    }

    private static Bar MakeUp(Random random, DateTimeOffset time, double open, double volatility)
    {
        var move = volatility * Normal(random);
        var close = open * Math.Exp(move);
        var high = Math.Max(open, close) * Math.Exp(volatility * Math.Abs(Normal(random)) / 2);
        var low = Math.Min(open, close) * Math.Exp(-volatility * Math.Abs(Normal(random)) / 2);
        var volume = HourlyVolume * (1 + (Math.Abs(move) / HourlyVolatility)) * Math.Exp(Normal(random) / 2);
        return new Bar(time, ToCents(open), ToCents(high), ToCents(low), ToCents(close), Math.Round(volume, 4));
    }

    private static double ToCents(double price) => Math.Round(price, 2);

    // Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
