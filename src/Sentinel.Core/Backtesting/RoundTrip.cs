namespace Sentinel.Core.Backtesting;

/// <summary>A trade while its fills are being added up.</summary>
internal sealed class RoundTrip(int side, int entryBar)
{
    private double entrySize;
    private double entryValue;
    private double exitSize;
    private double exitValue;
    private double fees;
    private double slippage;
    private double peakWeight;

    /// <summary>Adds coins entered by a fill, above zero.</summary>
    public void Enter(Fill fill, double size)
    {
        entrySize += size;
        entryValue += size * fill.Price;
        peakWeight = Math.Max(peakWeight, Math.Abs(fill.WeightAfter));
        Pay(fill, size);
    }

    /// <summary>Adds coins exited by a fill, above zero.</summary>
    public void Exit(Fill fill, double size)
    {
        Mark(size, fill.Price);
        Pay(fill, size);
    }

    /// <summary>Adds coins that are still held, or were when the account was ruined, as exited at a price for free.</summary>
    public void Mark(double size, double price)
    {
        exitSize += size;
        exitValue += size * price;
    }

    /// <summary>The trade that its fills add up to.</summary>
    public Trade End(int exitBar, bool isOpen)
    {
        var pnl = Rounding.Off(side * (exitValue - entryValue) - fees, entryValue + exitValue);
        return new Trade(
            side, entryBar, exitBar, entrySize, entryValue / entrySize, exitSize, exitValue / exitSize,
            fees, slippage, peakWeight, pnl, pnl / entryValue, isOpen);
    }

    // A fill that crosses zero belongs to two trips; each bears its share of the cost.
    private void Pay(Fill fill, double size)
    {
        var share = size / Math.Abs(fill.Units);
        fees += fill.Fee * share;
        slippage += fill.Slippage * share;
    }
}
