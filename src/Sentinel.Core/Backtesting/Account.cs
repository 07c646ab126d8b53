namespace Sentinel.Core.Backtesting;

/// <summary>Cash and coins while a backtest runs, and the fills that changed them.</summary>
internal sealed class Account(double cash, CostModel costs)
{
    private readonly double fee = costs.Fee;
    private readonly double slippage = costs.Slippage;
    private readonly List<Fill> fills = [];

    /// <summary>Money in the quote currency; the proceeds of a short included.</summary>
    public double Cash { get; private set; } = cash;

    /// <summary>Coins held, below zero when short.</summary>
    public double Units { get; private set; }

    /// <summary>Every execution so far, in order.</summary>
    public IReadOnlyList<Fill> Fills => fills;

    /// <summary>What the account is worth at a price.</summary>
    public double EquityAt(double price) => Cash + Units * price;

    /// <summary>The price at which the position leaves nothing: a short that ruins the account is over there, whatever it would still owe.</summary>
    public double PriceOfRuin => Units == 0 ? 0 : Math.Max(0, -Cash / Units);

    /// <summary>Trades at an open until the position is the target's share of the equity before the trade.</summary>
    /// <returns>Whether there was equity to trade with: who owes more than he owns cannot trade his way out.</returns>
    public bool TryRebalance(int bar, double open, double target)
    {
        var equity = EquityAt(open);
        if (equity <= 0) return false;

        Trade(bar, open, equity, target * equity / open - Units);
        return true;
    }

    /// <summary>Notes what the account is worth at one close after another, as long as that is above zero.</summary>
    /// <returns>How many closes that was.</returns>
    public int Mark(ReadOnlySpan<double> closes, Span<double> equity)
    {
        var (cash, units) = (Cash, Units);
        for (var i = 0; i < closes.Length; i++)
        {
            var value = cash + units * closes[i];
            if (value <= 0) return i;

            equity[i] = value;
        }

        return closes.Length;
    }

    private void Trade(int bar, double open, double equity, double units)
    {
        if (units == 0) return;

        var price = units > 0 ? open * (1 + slippage) : open * (1 - slippage);
        if (units > 0) units = Math.Min(units, Cash / (price * (1 + fee))); // never buys for more than there is

        var size = Math.Abs(units);
        var feeAmount = size * price * fee;
        Cash -= units * price + feeAmount;
        Units += units;
        fills.Add(new Fill(bar, units, price, feeAmount, size * open * slippage, equity, Units));
    }
}
