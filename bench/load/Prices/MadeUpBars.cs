using Sentinel.Core.Prices;
using Sentinel.TestKit;

namespace Sentinel.Load.Prices;

/// <summary>Hourly bars without a market: possible, no two alike, the same for the same seed.</summary>
internal static class MadeUpBars
{
    private static readonly DateTimeOffset First = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>So many of them, oldest first, with as many digits as exchanges send.</summary>
    public static Bar[] Of(int count, int seed)
    {
        var random = new Random(seed);
        var bars = new Bar[count];
        var price = 30_000.0;
        for (var i = 0; i < count; i++)
        {
            var open = price;
            price = Math.Round(price * (1 + (0.01 * (random.NextDouble() - 0.5))), 2);
            var (high, low) = (Math.Round(Math.Max(open, price) * 1.002, 2), Math.Round(Math.Min(open, price) * 0.998, 2));
            bars[i] = new Bar(First.AddHours(i), open, high, low, price, Math.Round(random.NextDouble() * 1_000, 8));
        }

        return bars;
    }

    /// <summary>The same as a CSV in a folder.</summary>
    public static FileInfo Write(TempFolder folder, int count, int seed)
    {
        var file = new FileInfo(folder.Of("bars.csv"));
        using var text = file.CreateText();
        PriceCsv.Write(text, Of(count, seed));
        return file;
    }
}
