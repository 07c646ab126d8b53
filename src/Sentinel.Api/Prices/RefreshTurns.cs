using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices;

namespace Sentinel.Api.Prices;

/// <summary>When the refresh of each symbol was asked for last: exchanges are not asked more often than makes sense, whatever callers do.</summary>
internal sealed class RefreshTurns(IOptions<PricesOptions> options, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Symbol, long> latest = [];

    /// <summary>Takes those of some symbols that were not asked for lately.</summary>
    public IReadOnlyList<Symbol> Take(IReadOnlyList<Symbol> wanted)
    {
        lock (gate)
        {
            IReadOnlyList<Symbol> due = [.. wanted.Where(symbol => Left(symbol) <= TimeSpan.Zero)];
            foreach (var symbol in due) latest[symbol] = time.GetTimestamp();
            return due;
        }
    }

    /// <summary>Gives symbols back whose refresh could not be asked for.</summary>
    public void GiveBack(IReadOnlyList<Symbol> taken)
    {
        lock (gate)
        {
            foreach (var symbol in taken) latest.Remove(symbol);
        }
    }

    /// <summary>Whole seconds until one of some symbols can be asked for again, at least 1.</summary>
    public int SecondsUntilDue(IReadOnlyList<Symbol> wanted)
    {
        lock (gate) return Math.Max(1, (int)Math.Ceiling(wanted.Min(Left).TotalSeconds));
    }

    private TimeSpan Left(Symbol symbol) =>
        latest.TryGetValue(symbol, out var last) ? options.Value.AskAgainAfter - time.GetElapsedTime(last) : TimeSpan.Zero;
}
