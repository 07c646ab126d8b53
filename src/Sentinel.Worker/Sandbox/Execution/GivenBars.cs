using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>The bars that strategies are given: one copy of a series for all runs over it. Nobody can change them, and before each run they are looked at all the same.</summary>
/// <remarks>Six columns of four years are six large objects: a copy for each run filled their budget with every second one, and that is a full collection.</remarks>
internal sealed class GivenBars(PriceSeries prices)
{
    private Bars bars = Bars.Of(prices);

    /// <summary>What they were made of, and are compared with; no strategy gets at it.</summary>
    public PriceSeries Prices { get; } = prices;

    /// <summary>The bars as they are in the series, behind objects that no other run has had.</summary>
    public Bars ForOneRun()
    {
        // A strategy that got at their memory, past every wall, would not change the bars of the next run.
        if (!bars.AreThoseOf(Prices)) bars = Bars.Of(Prices);
        return bars.Anew();
    }
}
