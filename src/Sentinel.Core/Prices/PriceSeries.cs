namespace Sentinel.Core.Prices;

/// <summary>The hourly bars of one symbol as immutable columns of equal length, oldest first, no time twice.</summary>
public sealed partial class PriceSeries
{
    private readonly long[] times;
    private readonly double[] open;
    private readonly double[] high;
    private readonly double[] low;
    private readonly double[] close;
    private readonly double[] volume;
    private readonly SourceStep[] steps;
    private readonly bool[]? filled;
    private string? source;
    private string? hash;

    /// <summary>Takes over the columns; the caller must not change them afterwards.</summary>
    /// <param name="symbol">Whose prices these are.</param>
    /// <param name="source">Where they came from, such as <c>coinbase</c> or <see cref="PriceSource.SyntheticSample"/>.</param>
    /// <param name="times">UTC open times in Unix seconds, ascending.</param>
    /// <param name="open">Open prices.</param>
    /// <param name="high">Highest prices.</param>
    /// <param name="low">Lowest prices.</param>
    /// <param name="close">Close prices.</param>
    /// <param name="volume">Coins traded.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public PriceSeries(
        Symbol symbol, string source, long[] times, double[] open, double[] high, double[] low, double[] close, double[] volume)
        : this(symbol, [new SourceStep(long.MinValue, source)], times, open, high, low, close, volume, filled: null)
    {
    }

    /// <summary>The same for bars of several sources, some of which may stand for hours without trades.</summary>
    internal PriceSeries(
        Symbol symbol,
        SourceStep[] steps,
        long[] times,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] volume,
        bool[]? filled)
    {
        if (new[] { open, high, low, close, volume }.Any(column => column.Length != times.Length))
            throw new ArgumentException("The columns of a price series have one length.", nameof(times));

        (Symbol, this.steps, this.filled) = (symbol, steps, filled);
        Filled = filled?.Count(isFilled => isFilled) ?? 0;
        (this.times, this.open, this.high, this.low, this.close, this.volume) = (times, open, high, low, close, volume);
    }

    /// <summary>Whose prices these are.</summary>
    public Symbol Symbol { get; }

    /// <summary>Where they came from, such as <c>coinbase</c> or <see cref="PriceSource.SyntheticSample"/>; several are joined by <c>+</c>, oldest first.</summary>
    public string Source => source ??= Count == 0 ? steps[0].Source : string.Join('+', Sources.Select(range => range.Source).Distinct());

    /// <summary>Number of bars, zero or more.</summary>
    public int Count => times.Length;

    /// <summary>UTC open times in Unix seconds, ascending.</summary>
    public ReadOnlySpan<long> Times => times;

    /// <summary>Open prices, oldest first.</summary>
    public ReadOnlySpan<double> Open => open;

    /// <summary>Highest prices, oldest first.</summary>
    public ReadOnlySpan<double> High => high;

    /// <summary>Lowest prices, oldest first.</summary>
    public ReadOnlySpan<double> Low => low;

    /// <summary>Close prices, oldest first.</summary>
    public ReadOnlySpan<double> Close => close;

    /// <summary>Coins traded, oldest first.</summary>
    public ReadOnlySpan<double> Volume => volume;

    /// <summary>UTC open time of the oldest bar; null when there is none.</summary>
    public DateTimeOffset? First => Count == 0 ? null : TimeAt(0);

    /// <summary>UTC open time of the newest bar; null when there is none.</summary>
    public DateTimeOffset? Last => Count == 0 ? null : TimeAt(Count - 1);

    /// <summary>
    /// SHA-256 over symbol and columns in lower-case hex, and over which bars are filled where any is: the same bars give the same hash,
    /// whatever their source.
    /// </summary>
    public string Hash => hash ??= ComputeHash(0, Count);

    /// <summary>A series of the given bars, which are oldest first.</summary>
    public static PriceSeries Of(Symbol symbol, string source, IReadOnlyCollection<Bar> bars) => new(
        symbol,
        source,
        [.. bars.Select(bar => bar.Time.ToUnixTimeSeconds())],
        [.. bars.Select(bar => bar.Open)],
        [.. bars.Select(bar => bar.High)],
        [.. bars.Select(bar => bar.Low)],
        [.. bars.Select(bar => bar.Close)],
        [.. bars.Select(bar => bar.Volume)]);

    /// <summary>UTC open time of the bar at an index.</summary>
    public DateTimeOffset TimeAt(int index) => DateTimeOffset.FromUnixTimeSeconds(times[index]);

    /// <summary>The bars that open in a window; the series itself when that is all of them.</summary>
    /// <param name="from">First moment, inclusive; null for the beginning.</param>
    /// <param name="to">Last moment, exclusive; null for the end.</param>
    public PriceSeries Within(DateTimeOffset? from, DateTimeOffset? to)
    {
        var (start, end) = RangeOf(from, to);
        return Slice(start, end);
    }

    /// <summary>The bar at an index.</summary>
    public Bar BarAt(int index) => new(TimeAt(index), open[index], high[index], low[index], close[index], volume[index]);

    /// <summary>Where the bars stand that open in a window: the first of them and the one behind the last; the same for none.</summary>
    internal (int Start, int End) RangeOf(DateTimeOffset? from, DateTimeOffset? to)
    {
        var start = from is null ? 0 : IndexAtOrAfter(from.Value);
        return (start, Math.Max(start, to is null ? Count : IndexAtOrAfter(to.Value)));
    }

    /// <summary>The bars from one index up to another; the series itself when that is all of them.</summary>
    internal PriceSeries Slice(int start, int end)
    {
        if (start == 0 && end == Count) return this;

        var range = start..end;
        return new PriceSeries(
            Symbol, steps, times[range], open[range], high[range], low[range], close[range], volume[range], filled?[range]);
    }

    /// <summary>Index of the bar of an hour; below zero when there is none.</summary>
    internal int IndexOf(DateTimeOffset time) => Array.BinarySearch(times, time.ToUnixTimeSeconds());

    /// <summary>Index of the last bar that opens before a moment; -1 for none.</summary>
    internal int IndexBefore(DateTimeOffset time) => IndexAtOrAfter(time) - 1;

    private int IndexAtOrAfter(DateTimeOffset time)
    {
        // A moment inside a second belongs to the next whole second, or a bar that opened just before it would slip in.
        return IndexAtOrAfter((long)Math.Ceiling((time - DateTimeOffset.UnixEpoch).TotalSeconds));
    }

    private int IndexAtOrAfter(long seconds)
    {
        var index = Array.BinarySearch(times, seconds);
        return index >= 0 ? index : ~index;
    }
}
