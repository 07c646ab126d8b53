using System.Globalization;
using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Frames of yfinance: adjusted closes beside the real ones, volume in dollars, and often a header of three rows, with the names of the tickers in one.</summary>
internal sealed class YahooFinance : IPriceLayout
{
    private const int MaxHeaderRows = 4;

    /// <inheritdoc/>
    public PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol)
    {
        var header = NamedColumns.IndexOfHeader(head);
        if (header < 0) return null;

        var below = head.Skip(header + 1).Take(MaxHeaderRows).TakeWhile(row => !TimeText.IsTime(row[0])).ToList();
        var tickers = below.Concat(head.Take(header)).FirstOrDefault(row => IsTickers(row, head[header]));
        if (tickers is null && !IsYahoo(head[header].Cells, head.Skip(header + 1))) return null;

        var rows = tickers is null ? head : [.. head.Select((row, i) => i == header ? OfTicker(row, tickers, symbol) : row)];
        return NamedColumns.FindIn(rows, symbol, "yfinance", tickers is null ? 0 : below.Count) is not { } columns ? null : columns with
        {
            Volume = null,
            Remark = "Its volume is in dollars, not in coins, so every volume is stored as 0.",
            PairInHeader = tickers is null ? null : tickers[columns.Close],
        };
    }

    private static bool IsYahoo(string[] names, IEnumerable<TableRow> rows)
    {
        if (names.Any(name => ColumnNames.Bare(name) is "adjclose" or "dividends" or "stocksplits")) return true;

        // Yahoo counts whole dollars; a Datetime with fractions of a volume is somebody else's.
        var volume = Array.IndexOf(names, "Volume");
        return names[0] == "Datetime" && volume >= 0 && rows.Any() && rows.All(row => double.TryParse(row[volume], CultureInfo.InvariantCulture, out var value) && double.IsInteger(value));
    }

    private static bool IsTickers(TableRow row, TableRow names) =>
        (row[0] is "Ticker" or "Price" or "" || names[0] is "Price" or "Ticker") && row.Cells.Length > 4 && row.Cells.Skip(1).All(cell => cell.Length == 0 || (cell.Contains('-') && !TimeText.IsTime(cell)));

    // Of the columns of several tickers only those of the wanted one keep their names.
    private static TableRow OfTicker(TableRow names, TableRow tickers, Symbol symbol)
    {
        var isOne = tickers.Cells.Skip(1).Where(ticker => ticker.Length > 0).Distinct().Count() == 1;
        return isOne ? names : names with { Cells = [.. names.Cells.Select((name, i) => i == 0 || tickers[i].Equals($"{symbol}", StringComparison.OrdinalIgnoreCase) ? name : "other")] };
    }
}
