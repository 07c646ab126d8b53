using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests;

/// <summary>The first and last rows of a run, for a person to look at.</summary>
/// <param name="Columns">Names of the columns: time, close, target, equity.</param>
/// <param name="Rows">The first five and last five bars, or all when there are at most ten; values in the order of the columns.</param>
public sealed record BacktestPreview(IReadOnlyList<string> Columns, IReadOnlyList<BacktestPreview.Row> Rows)
{
    private const int RowsAtEachEnd = 5;

    /// <summary>The preview of a run; the three have one length.</summary>
    public static BacktestPreview Of(PriceSeries prices, ReadOnlySpan<double> targets, ReadOnlySpan<double> equity)
    {
        var rows = new List<Row>();
        for (var i = 0; i < prices.Count; i++)
        {
            if (i < RowsAtEachEnd || i >= prices.Count - RowsAtEachEnd)
                rows.Add(new Row(prices.TimeAt(i), prices.Close[i], targets[i], equity[i]));
        }

        return new BacktestPreview(["time", "close", "target", "equity"], rows);
    }

    /// <summary>One bar of the run.</summary>
    /// <param name="Time">UTC open time of the bar.</param>
    /// <param name="Close">Its close price.</param>
    /// <param name="Target">Target position decided at that close.</param>
    /// <param name="Equity">Equity at that close.</param>
    public sealed record Row(DateTimeOffset Time, double Close, double Target, double Equity);
}
