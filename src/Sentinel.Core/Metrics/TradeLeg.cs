namespace Sentinel.Core.Metrics;

/// <summary>A trade, or the part of one in which the position was built up and then made smaller: what it earned is one decision's doing.</summary>
/// <param name="PeakWeight">The largest share of equity that the position was after an entry, above zero: 1 is all of it.</param>
/// <param name="ClosedShare">The part of the position that was closed again, 0 (still held) to 1 (all of it).</param>
/// <param name="Pnl">Change of equity over the leg, in the quote currency, what was left of the position marked at the last exit's open.</param>
/// <param name="Costs">Commission and cost of slippage that are in <paramref name="Pnl"/>.</param>
/// <param name="Value">What the position was worth at its largest, about, in the quote currency.</param>
public readonly record struct TradeLeg(double PeakWeight, double ClosedShare, double Pnl, double Costs, double Value)
{
    /// <summary>The share of equity that was closed, 0 while the leg is open.</summary>
    public double ClosedWeight => PeakWeight * ClosedShare;

    /// <summary>Whether nothing of it was closed yet.</summary>
    public bool IsOpen => ClosedShare == 0;
}
