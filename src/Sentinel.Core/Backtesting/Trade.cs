namespace Sentinel.Core.Backtesting;

/// <summary>One round trip of the position: from flat (or a flip) until flat (or a flip), partial fills included.</summary>
/// <param name="Side">1 for long, -1 for short.</param>
/// <param name="EntryBar">Index of the bar of the first entry.</param>
/// <param name="ExitBar">Index of the bar of the last exit; the last bar while the trade is open.</param>
/// <param name="EntrySize">Coins entered in total, above zero.</param>
/// <param name="EntryPrice">Average entry price, weighted by size.</param>
/// <param name="ExitSize">Coins exited in total; an open trade is marked as exited at the last close.</param>
/// <param name="ExitPrice">Average exit price, weighted by size.</param>
/// <param name="Fees">Commission of all its fills; without an exit fee for what is still open.</param>
/// <param name="Slippage">Cost of slippage of all its fills, in the quote currency; it is in the prices already.</param>
/// <param name="PeakWeight">The largest share of equity that the position was after an entry, above zero: 1 is all of it.</param>
/// <param name="Pnl">Profit after fees, in the quote currency.</param>
/// <param name="Return">Profit as a fraction of the value entered.</param>
/// <param name="IsOpen">Whether the position was still held after the last bar.</param>
public sealed record Trade(
    int Side,
    int EntryBar,
    int ExitBar,
    double EntrySize,
    double EntryPrice,
    double ExitSize,
    double ExitPrice,
    double Fees,
    double Slippage,
    double PeakWeight,
    double Pnl,
    double Return,
    bool IsOpen);
