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

        var first = header + 1 + rowsBelow;
        var columns = first < head.Count ? Assign(names, head[first], symbol, layout) : OfNoRows(names, symbol, layout);
        return columns is null ? null : columns with { FirstRow = first };
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
        var times = ColumnNames.TimesIn(names).Where(column => !IsSomewheresTime(names[column], first[column])).ToList();
        var days = times.FindAll(column => ColumnNames.Bare(names[column]) is "date");
        var hours = times.FindAll(column => ColumnNames.Bare(names[column]) is "time" && TimeText.IsTimeOfDay(first[column]) && !TimeText.IsTime(first[column]));
        if (days is [var day, ..] && hours is [var hour, ..]) return Columns(names, symbol, layout, day) with { TimeOfDay = hour };

        // The first row may be a bad one: then the likeliest name decides.
        var found = times.FindAll(column => TimeText.IsTime(first[column])).Concat(times).Append(-1).First();
        return found < 0 ? null : Columns(names, symbol, layout, found);
    }

    // Whose local time it is, nothing says.
    private static bool IsSomewheresTime(string name, string text) =>
        ColumnNames.Bare(name) is "localtime" && !(TimeText.TryRead(text, DateOrder.DayFirst, out var moment) && moment.Form is not TimeForm.Unzoned);

    private static PriceColumns? OfNoRows(string[] names, Symbol symbol, string layout) =>
        ColumnNames.TimesIn(names).Append(-1).First() is >= 0 and var time ? Columns(names, symbol, layout, time) : null;

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
