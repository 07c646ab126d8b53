namespace Sentinel.Core.Prices;

/// <summary>A close that is so far from the close before it that a person should look.</summary>
/// <param name="Time">UTC open time of the bar.</param>
/// <param name="Before">Close of the bar before.</param>
/// <param name="Close">Close of the bar.</param>
public sealed record PriceJump(DateTimeOffset Time, double Before, double Close)
{
    /// <summary>The change as a fraction of the close before, negative for a fall.</summary>
    public double Change => (Close / Before) - 1;

    /// <summary>The jumps among bars.</summary>
    /// <param name="bars">Oldest first.</param>
    /// <param name="limit">Largest change that is none, as a fraction above zero.</param>
    public static IEnumerable<PriceJump> In(IReadOnlyList<Bar> bars, double limit)
    {
        for (var i = 1; i < bars.Count; i++)
        {
            var jump = new PriceJump(bars[i].Time, bars[i - 1].Close, bars[i].Close);
            if (Math.Abs(jump.Change) > limit) yield return jump;
        }
    }
}
