using Microsoft.Extensions.Options;
using Sentinel.Api.Requests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices;

namespace Sentinel.Api.Backtests;

/// <summary>Checks that there are, or will be, bars in the window that a request asks for.</summary>
internal sealed class PriceWindow(IPriceStore prices, IOptions<PricesOptions> options)
{
    /// <summary>Notes an unknown symbol, a reversed window, or a window without a stored bar.</summary>
    public async Task Check(BacktestRequest request, JsonFields fields, CancellationToken cancellationToken) =>
        await Check(request, fields, await prices.Read(request.Symbol, cancellationToken), cancellationToken);

    /// <summary>The same when the stored bars of the symbol are at hand.</summary>
    public async Task Check(BacktestRequest request, JsonFields fields, PriceSeries stored, CancellationToken cancellationToken)
    {
        if (request is { From: { } from, To: { } to } && from >= to)
            fields.Reject("from", $"Must be before 'to': {Times.Text(from)} is not before {Times.Text(to)}.");
        else if (stored.Count == 0)
            await CheckSymbol(request.Symbol, fields, cancellationToken);
        else if (request is not { From: null, To: null } && !HoldsBar(stored, request))
            fields.Reject(request.From is null ? "to" : "from", EmptyWindow(stored));
    }

    private async Task CheckSymbol(Symbol symbol, JsonFields fields, CancellationToken cancellationToken)
    {
        var stored = (await prices.List(cancellationToken)).Select(coverage => coverage.Symbol);
        var known = options.Value.Followed.Union(stored).ToArray();
        if (!known.Contains(symbol)) fields.Reject("symbol", $"Is unknown; known are {string.Join(", ", known)}.");
    }

    private static string EmptyWindow(PriceSeries stored) =>
        $"Leaves a window without bars: those of {stored.Symbol} open from {Times.Text(stored.First!.Value)} to {Times.Text(stored.Last!.Value)}.";

    private static bool HoldsBar(PriceSeries stored, BacktestRequest request)
    {
        var bars = request.FillGaps ? stored.WithGapsFilled() : stored;
        var first = request.From is { } from ? IndexAtOrAfter(bars, from) : 0;
        return first < bars.Count && (request.To is null || bars.TimeAt(first) < request.To);
    }

    private static int IndexAtOrAfter(PriceSeries bars, DateTimeOffset time)
    {
        var index = bars.Times.BinarySearch((long)Math.Ceiling((time - DateTimeOffset.UnixEpoch).TotalSeconds));
        return index < 0 ? ~index : index;
    }
}
