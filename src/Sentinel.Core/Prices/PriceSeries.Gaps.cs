namespace Sentinel.Core.Prices;

public sealed partial class PriceSeries
{
    private const long SecondsPerHour = 3_600;

    private PriceSeries? withoutGaps;

    /// <summary>How many bars stand for hours without trades.</summary>
    public int Filled { get; }

    /// <summary>Hours between the first and the last bar for which there is none.</summary>
    public int MissingHours => Count == 0 ? 0 : (int)((times[^1] - times[0]) / SecondsPerHour) + 1 - Count;

    /// <summary>Whether the bar at an index stands for an hour without trades.</summary>
    public bool IsFilled(int index) => filled?[index] ?? false;

    /// <summary>Index of the first bar at or after an index, 0 to the number of bars, that stands for an hour without trades; the number of bars when none does.</summary>
    public int NextFilled(int index) => Next(index, isFilled: true);

    /// <summary>Index of the first bar at or after an index, 0 to the number of bars, that was traded; the number of bars when none was.</summary>
    public int NextTraded(int index) => filled is null ? Math.Min(index, Count) : Next(index, isFilled: false);

    /// <summary>The hours without a bar, oldest first.</summary>
    public IEnumerable<PriceGap> Gaps()
    {
        for (var i = 1; i < Count; i++)
        {
            var hours = (int)((times[i] - times[i - 1]) / SecondsPerHour) - 1;
            if (hours > 0) yield return new PriceGap(TimeAt(i - 1).AddHours(1), TimeAt(i).AddHours(-1), hours);
        }
    }

    /// <summary>
    /// The series with a bar for every hour: where nothing was traded, open, high, low and close are the close before, and the volume is zero.
    /// The series itself when no hour is missing; made once.
    /// </summary>
    public PriceSeries WithGapsFilled() => withoutGaps ??= MissingHours == 0 ? this : FillGaps();

    private int Next(int index, bool isFilled)
    {
        if (filled is null || index >= Count) return Count;

        var distance = filled.AsSpan(index).IndexOf(isFilled);
        return distance < 0 ? Count : index + distance;
    }

    private PriceSeries FillGaps()
    {
        var count = Count + MissingHours;
        var (newTimes, isFilled) = (new long[count], new bool[count]);
        var columns = Enumerable.Range(0, 5).Select(_ => new double[count]).ToArray();
        var bar = 0;
        for (var i = 0; i < count; i++)
        {
            newTimes[i] = times[0] + (i * SecondsPerHour);
            isFilled[i] = times[bar] != newTimes[i];
            var close = isFilled[i] ? columns[3][i - 1] : 0;
            (columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i]) = isFilled[i]
                ? (close, close, close, close, 0)
                : (open[bar], high[bar], low[bar], this.close[bar], volume[bar]);
            if (!isFilled[i]) bar++;
        }

        return new PriceSeries(Symbol, steps, newTimes, columns[0], columns[1], columns[2], columns[3], columns[4], isFilled);
    }
}
