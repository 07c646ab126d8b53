namespace Sentinel.Core.Backtesting;

/// <summary>Reads fills as round trips of the position: from flat (or a flip) until flat (or a flip).</summary>
internal sealed class TradeLedger
{
    private readonly List<Trade> trades = [];
    private RoundTrip? trip;
    private double position;

    /// <summary>The round trips of a run, in order.</summary>
    /// <param name="fills">Every fill of the run, in order.</param>
    /// <param name="endBar">The last bar, or the one in which the account was ruined.</param>
    /// <param name="endPrice">What a position that is left is marked at: the last close, or the price that left nothing.</param>
    /// <param name="isRuined">Whether nothing was left then: the last trade is over, not open.</param>
    public static IReadOnlyList<Trade> Read(IReadOnlyList<Fill> fills, int endBar, double endPrice, bool isRuined)
    {
        var ledger = new TradeLedger();
        foreach (var fill in fills) ledger.Add(fill);
        ledger.End(endBar, endPrice, isRuined);
        return ledger.trades;
    }

    // A fill that crosses zero closes one trip and enters the next.
    private void Add(Fill fill)
    {
        var size = Math.Abs(fill.Units);
        var isOpposite = Math.Sign(fill.Units) == -Math.Sign(position);
        var closed = isOpposite ? Math.Min(size, Math.Abs(position)) : 0;
        var entered = size - closed;

        if (closed > 0) Exit(fill, closed);
        if (entered > 0) Enter(fill, entered);
        position = fill.UnitsAfter;
    }

    private void Enter(Fill fill, double size)
    {
        trip ??= new RoundTrip(Math.Sign(fill.Units), fill.Bar);
        trip.Enter(fill, size);
    }

    private void Exit(Fill fill, double size)
    {
        trip!.Exit(fill, size);
        if (size < Math.Abs(position)) return;

        trades.Add(trip.End(fill.Bar, isOpen: false));
        trip = null;
    }

    private void End(int bar, double price, bool isRuined)
    {
        if (trip is null) return;

        trip.Mark(Math.Abs(position), price);
        trades.Add(trip.End(bar, isOpen: !isRuined));
    }
}
