using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>Reads fills as legs: the position is built up and made smaller, wholly or in part, before it is built up again.</summary>
/// <remarks>
/// A trade that is entered and then closed is one leg, in however many steps. Where a position is built up again after a part of it was
/// closed, as a strategy that is never flat does, a leg ends and the next begins. Moves of less than the least weight are dust: they
/// neither end a leg nor begin one, so that splitting an exit, or trembling, makes no more of them.
/// </remarks>
internal sealed class LegLedger(double leastWeight, double capital)
{
    private readonly List<TradeLeg> legs = [];
    private double held; // coins, without sign
    private double top;
    private double low;
    private double topWeight;
    private double costs;
    private (double Equity, double Costs) start = (capital, 0);
    private (double Equity, double Costs) atLow = (capital, 0);

    private bool IsClosing => low < top && topWeight * (1 - low / top) >= leastWeight;

    /// <summary>The legs of a run, in order; only the last can be open.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="leastWeight">Share of equity below which a move of the position is dust, 0 to 1.</param>
    public static IReadOnlyList<TradeLeg> Read(Simulation simulation, double leastWeight)
    {
        var ledger = new LegLedger(leastWeight * (1 - Rounding.OfAmounts), simulation.Equity[0]);
        var position = 0.0;
        foreach (var fill in simulation.Fills)
        {
            ledger.Add(fill, position);
            position = fill.UnitsAfter;
        }

        ledger.End(simulation.Equity[^1]);
        return ledger.legs;
    }

    // A fill that crosses zero exits one trade and enters the next; each bears its share of the cost.
    private void Add(Fill fill, double position)
    {
        var size = Math.Abs(fill.Units);
        var isOpposite = Math.Sign(fill.Units) == -Math.Sign(position);
        var exited = isOpposite ? Math.Min(size, Math.Abs(position)) : 0;
        var entered = size - exited;
        var paid = fill.Fee + fill.Slippage;

        if (exited > 0) Exit(fill, Math.Abs(position) - exited, paid * exited / size);
        if (entered > 0) Enter(fill, paid * entered / size);
    }

    private void Exit(Fill fill, double left, double paid)
    {
        costs += paid;
        held = left;
        if (held >= low) return;

        (low, atLow) = (held, (fill.EquityBefore - paid, costs));
        if (held == 0) Close();
    }

    private void Enter(Fill fill, double paid)
    {
        costs += paid;
        held = Math.Abs(fill.UnitsAfter);
        var weight = Math.Abs(fill.WeightAfter);
        if (IsClosing && weight * (1 - low / held) >= leastWeight) Close();

        topWeight = Math.Max(topWeight, weight);
        if (held > top) (top, low) = (held, held);
    }

    // What was left of the position goes on in the next leg.
    private void Close()
    {
        legs.Add(Leg(1 - low / top, atLow));
        (top, topWeight, start) = (0, 0, atLow);
    }

    private void End(double equity)
    {
        if (top == 0) return;

        var isRuined = equity == 0;
        if (IsClosing && !isRuined)
        {
            var left = topWeight * low / top;
            Close();
            topWeight = left;
        }

        legs.Add(Leg(isRuined ? 1 : 0, (equity, costs)));
    }

    private TradeLeg Leg(double closedShare, (double Equity, double Costs) end) => new(
        topWeight, closedShare, end.Equity - start.Equity, end.Costs - start.Costs, topWeight * start.Equity);
}
