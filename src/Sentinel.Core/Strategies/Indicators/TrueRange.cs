namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    // Wilder's true range: the bar's own range, widened to the close before; defined from index 1.
    internal Series TrueRange() => Series.Define(
        Count, 1, i => Math.Max(High[i], Close[i - 1]) - Math.Min(Low[i], Close[i - 1]));
}
