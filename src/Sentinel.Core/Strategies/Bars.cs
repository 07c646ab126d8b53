using Sentinel.Core.Prices;

namespace Sentinel.Core.Strategies;

/// <summary>The bars a strategy is given, oldest first; nothing a strategy does can alter them.</summary>
public sealed partial class Bars : Column<Bar>
{
    private Bars(TimeSeries time, Series open, Series high, Series low, Series close, Series volume) =>
        (Time, Open, High, Low, Close, Volume) = (time, open, high, low, close, volume);

    /// <inheritdoc/>
    public override int Count => Time.Count;

    /// <summary>UTC open times.</summary>
    public TimeSeries Time { get; }

    /// <summary>Open prices.</summary>
    public Series Open { get; }

    /// <summary>Highest prices.</summary>
    public Series High { get; }

    /// <summary>Lowest prices.</summary>
    public Series Low { get; }

    /// <summary>Close prices.</summary>
    public Series Close { get; }

    /// <summary>Coins traded.</summary>
    public Series Volume { get; }

    /// <summary>The bar at an index, 0 for the oldest.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such bar.</exception>
    public override Bar this[int index] => new(Time[index], Open[index], High[index], Low[index], Close[index], Volume[index]);

    /// <summary>A part of these bars; with it, <c>bars[^24..]</c> works.</summary>
    public Bars Slice(int start, int length) => new(
        Time.Slice(start, length),
        Open.Slice(start, length),
        High.Slice(start, length),
        Low.Slice(start, length),
        Close.Slice(start, length),
        Volume.Slice(start, length));

    /// <inheritdoc/>
    public override IEnumerator<Bar> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    /// <summary>The same memory behind objects that nobody has yet: what somebody attached to the others is not met again.</summary>
    internal Bars Anew() => new(Time.Anew(), Open.Anew(), High.Anew(), Low.Anew(), Close.Anew(), Volume.Anew());

    /// <summary>Whether they are the bars of a series, bit for bit.</summary>
    internal bool AreThoseOf(PriceSeries prices) =>
        Time.Holds(prices.Times)
        && Open.Holds(prices.Open)
        && High.Holds(prices.High)
        && Low.Holds(prices.Low)
        && Close.Holds(prices.Close)
        && Volume.Holds(prices.Volume);

    internal static Bars Of(PriceSeries prices) => new(
        new TimeSeries(prices.Times.ToArray()),
        new Series(prices.Open.ToArray()),
        new Series(prices.High.ToArray()),
        new Series(prices.Low.ToArray()),
        new Series(prices.Close.ToArray()),
        new Series(prices.Volume.ToArray()));
}
