using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>A header with usual names in any order: Sentinel's own, pandas, TradingView, Bitstamp, Binance with a header, and most others.</summary>
internal sealed class NamedColumns : IPriceLayout
{
    private const int MaxRowsBefore = 20;

    /// <inheritdoc/>
    public PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol) => FindIn(head, symbol, "Named columns");

    /// <summary>The columns that the header names; null without a header of all prices and a time.</summary>
    /// <param name="head">The first rows.</param>
    /// <param name="symbol">The pair whose bars are wanted.</param>
    /// <param name="layout">What the layout is called.</param>
    /// <param name="rowsBelow">How many rows of the header stand below the names.</param>
    public static PriceColumns? FindIn(IReadOnlyList<TableRow> head, Symbol symbol, string layout, int rowsBelow = 0)
    {
        var header = IndexOfHeader(head);
        if (header < 0) return null;

        var names = head[header].Cells;
        if (names.Any(name => ColumnNames.Bare(name) == "filled"))
            throw new FormatException("The file has a column 'filled': bars of hours without trades are no bars. Export it without them.");

        return header + 1 + rowsBelow < head.Count ? Assign(names, head[header + 1 + rowsBelow], symbol, layout) is { } columns ? columns with { FirstRow = header + 1 + rowsBelow } : null : Empty(names, symbol, layout, header);
    }

    /// <summary>The row that names all prices; -1 for none.</summary>
    public static int IndexOfHeader(IReadOnlyList<TableRow> head)
    {
        for (var row = 0; row < Math.Min(head.Count, MaxRowsBefore); row++)
        {
            if (ColumnNames.HasPrices(head[row].Cells)) return row;
        }

        return -1;
    }

    private static PriceColumns? Assign(string[] names, TableRow first, Symbol symbol, string layout)
    {
        var times = ColumnNames.TimesIn(names).ToList();
        var days = times.FindAll(column => ColumnNames.Bare(names[column]) is "date");
        var hours = times.FindAll(column => ColumnNames.Bare(names[column]) is "time" && TimeText.IsTimeOfDay(first[column]) && !IsTime(first[column]));
        var (time, timeOfDay) = days is [var day, ..] && hours is [var hour, ..] ? (day, hour) : (times.FindIndex(column => IsTime(first[column])) is >= 0 and var found ? times[found] : times.Append(-1).First(), (int?)null);
        return time < 0 ? null : Columns(names, symbol, layout, time) with { TimeOfDay = timeOfDay };
    }

    private static bool IsTime(string text) => TimeText.IsTime(text);

    private static PriceColumns? Empty(string[] names, Symbol symbol, string layout, int header) =>
        ColumnNames.TimesIn(names).Append(-1).First() is >= 0 and var time ? Columns(names, symbol, layout, time) with { FirstRow = header + 1 } : null;

    private static PriceColumns Columns(string[] names, Symbol symbol, string layout, int time)
    {
        var volume = ColumnNames.Volume(names, symbol);
        var pair = ColumnNames.Pair(names);
        return new PriceColumns(layout, 0, time, ColumnNames.Open(names), ColumnNames.High(names), ColumnNames.Low(names), ColumnNames.Close(names))
        {
            Volume = volume < 0 ? null : volume,
            Pair = pair < 0 || pair == time ? null : pair,
            Names = names,
            Remark = volume >= 0 ? null
                : ColumnNames.HasVolume(names) ? $"No column is called the volume in {$"{symbol}".Split('-')[0]}, so every volume is stored as 0."
                : "It has no volume, so every volume is stored as 0.",
        };
    }
}
