using nietras.SeparatedValues;

namespace Sentinel.Core.Prices.Files;

/// <summary>Lines whose cells are separated by one character: CSV of any kind.</summary>
internal static class SeparatedTable
{
    /// <summary>Most characters of a line; a longer one is cut and says so.</summary>
    public const int MaxLineLength = 4_096;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The text by each separator that its first lines have, the commonest first.</summary>
    public static IEnumerable<PriceTable> Of(FileText text)
    {
        var start = StartOf(text);
        IEnumerable<char> separators = start.TrimStart().StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start.TrimStart().Length > 4
            ? [start.TrimStart()[4]]
            : Separators.Where(separator => start.Contains(separator)).OrderByDescending(separator => start.Count(c => c == separator)).DefaultIfEmpty(',');
        return separators.Select(separator => new PriceTable(
            separator == '\t' ? "separated by tabs" : $"separated by '{separator}'", Rows(text, separator), separator));
    }

    private static string StartOf(FileText text)
    {
        using var reader = new BoundedLines(text.Open(), MaxLineLength);
        var start = new char[4 * MaxLineLength];
        return new string(start, 0, reader.ReadBlock(start));
    }

    private static IEnumerable<TableRow> Rows(FileText text, char separator)
    {
        using var lines = new BoundedLines(text.Open(), MaxLineLength);
        using var reader = Sep.New(separator).Reader(options => options with
        {
            HasHeader = false,
            Unescape = true,
            Trim = SepTrim.All,
            DisableColCountCheck = true,
            DisableFastFloat = true,
        }).From(lines);
        while (MoveNext(reader))
        {
            var cells = CellsOf(reader.Current);
            if (cells.Length > 0 && !IsComment(cells[0])) yield return new TableRow(reader.Current.LineNumberToExcl - 1, cells);
        }
    }

    private static bool MoveNext(SepReader reader)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (NotSupportedException exception)
        {
            throw new FormatException("The file has a row of millions of characters: is a quote left open?", exception);
        }
    }

    private static string[] CellsOf(SepReader.Row row)
    {
        var count = row.ColCount;
        while (count > 0 && row[count - 1].Span.Trim().IsEmpty) count--;

        var cells = new string[count];
        for (var i = 0; i < count; i++) cells[i] = row[i].Span.Trim().ToString();
        return cells;
    }

    private static bool IsComment(string cell) =>
        cell.StartsWith('#') || cell.StartsWith("//", StringComparison.Ordinal) || cell.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
}
