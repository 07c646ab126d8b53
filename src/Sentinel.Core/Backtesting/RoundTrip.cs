namespace Sentinel.Core.Backtesting;

/// <summary>A trade while its fills are being added up.</summary>
internal sealed class RoundTrip(int side, int entryBar)
{
    private double entrySize;
    private double entryValue;
    private double exitSize;
    private double exitValue;
    private double fees;

    /// <summary>Adds coins entered, above zero.</summary>
    public void Enter(double size, double price, double fee)
    {
        entrySize += size;
        entryValue += size * price;
        fees += fee;
    }

    /// <summary>Adds coins exited, above zero.</summary>
    public void Exit(double size, double price, double fee)
    {
        exitSize += size;
        exitValue += size * price;
        fees += fee;
    }

    /// <summary>The trade that its fills add up to.</summary>
    public Trade End(int exitBar, bool isOpen)
    {
        var pnl = side * (exitValue - entryValue) - fees;
        return new Trade(
            side, entryBar, exitBar, entrySize, entryValue / entrySize, exitSize, exitValue / exitSize,
            fees, pnl, pnl / entryValue, isOpen);
    }
}
