using Sentinel.Core.Prices.Layouts;

namespace Sentinel.Core.Prices.Files;

/// <summary>Reads a file of prices, whatever program wrote it: unpacks it, sees it as a table, recognises the layout, reads the bars.</summary>
internal static class PriceFile
{
    /// <summary>Most rows that are read: 57 years of hours.</summary>
    public const int MaxRows = 500_000;

    private const int PairsKept = 5;

    /// <summary>What stands in a file.</summary>
    /// <param name="file">Can be sought in.</param>
    /// <param name="terms">What is known of it.</param>
    /// <exception cref="FormatException">It cannot be unpacked, its layout is not known, or its dates or numbers have two meanings.</exception>
    public static PriceFileContent Read(Stream file, PriceFileTerms terms)
    {
        var text = new FileText(UnpackedFile.Read(file, terms.Member));
        IReadOnlyList<TableRow>? unknown = null;
        foreach (var table in PriceTable.Of(text))
        {
            if (table.Head.Any(row => row.Cells.Any(cell => cell.Contains('\0')))) throw new FormatException("The file is no text: save it as CSV or JSON.");
            if (table.Head.Count == 0) throw new FormatException("The file holds no bars: it is empty.");

            var columns = terms.Columns is { } given ? given.Find(table.Head, terms.Symbol) : PriceLayouts.Find(table.Head, terms.Symbol);
            if (columns is not null) return Read(table, columns, terms);
            if (unknown is null || table.Head[0].Cells.Length > unknown[0].Cells.Length) unknown = table.Head;
        }

        throw new FormatException(terms.Columns is null ? UnknownLayout.Describe(unknown!) : UnknownLayout.DescribeGiven(unknown!));
    }

    private static PriceFileContent Read(PriceTable table, PriceColumns columns, PriceFileTerms terms)
    {
        var header = columns.Names is null ? null : table.Head[columns.FirstRow - 1].Cells;
        var rows = table.Rows.Skip(columns.FirstRow).Where(row => header is null || !row.Cells.AsSpan().SequenceEqual(header)).Take(MaxRows + 1).ToList();
        var isCut = rows.Count > MaxRows;
        if (isCut) rows.RemoveAt(MaxRows);

        var times = new TimeColumn([.. rows.Select(columns.TimeOf)], terms.Dates);
        var numbers = new NumberColumns(rows.SelectMany(row => new[] { row[columns.Open], row[columns.High], row[columns.Low], row[columns.Close], columns.Volume is { } volume ? row[volume] : "" }), table.Separator, terms.Decimal);
        var bars = new PriceRows(columns, times, numbers, terms);
        foreach (var row in rows) bars.Add(row);

        return new PriceFileContent(
            $"{columns.Layout}, {table.Kind}, {times.Description}{numbers.Description}; {columns.Description}.", bars.Bars, bars.Rejected)
        {
            Times = bars.Times,
            Repeated = bars.Repeated,
            Pairs = columns.PairInHeader is { } named ? [named] : columns.Pair is { } pair ? [.. rows.Select(row => row[pair]).Where(name => name.Length > 0).Distinct().Take(PairsKept)] : [],
            Remark = columns.Remark,
            IsCut = isCut,
        };
    }
}
