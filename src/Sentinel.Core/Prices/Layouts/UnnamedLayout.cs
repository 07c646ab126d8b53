using System.Globalization;
using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>A layout without a header: the order of the columns says what they are, and whether the bars are possible says whether it is that order.</summary>
/// <param name="name">Its name, to begin a sentence with.</param>
/// <param name="columns">Where its columns are.</param>
/// <param name="isWidth">Whether a row may have so many cells.</param>
internal abstract class UnnamedLayout(string name, PriceColumns columns, Func<int, bool> isWidth) : IPriceLayout
{
    private const double LeastFit = 0.8;

    /// <inheritdoc/>
    public PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol)
    {
        // Notes may stand before the first bar, a header may not: its names are to be heeded.
        var first = head.TakeWhile(row => !IsCandle(row)).Count();
        if (first == head.Count || head.Take(first).Any(row => row.Cells.Length >= head[first].Cells.Length)) return null;

        var bars = head.Skip(first).ToList();
        var fit = (double)bars.Count(row => IsPossible(row) && Suits(row, columns)) / bars.Count;
        return fit < LeastFit ? null : columns with { Layout = name, FirstRow = first, Fit = fit };
    }

    /// <summary>Whether what else is known of the layout is true of a row.</summary>
    protected virtual bool Suits(TableRow row, PriceColumns columns) => true;

    /// <summary>A number of a row, whatever its decimal mark; not a number where there is none.</summary>
    protected static double NumberAt(TableRow row, int column) =>
        double.TryParse(
            row[column].Contains('.') ? row[column].Replace(",", "") : row[column].Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;

    private bool IsCandle(TableRow row) => isWidth(row.Cells.Length) && TimeText.IsTime(columns.TimeOf(row)) && double.IsFinite(NumberAt(row, columns.Close));

    private bool IsPossible(TableRow row)
    {
        if (!IsCandle(row)) return false;

        var (open, high, low, close) = (NumberAt(row, columns.Open), NumberAt(row, columns.High), NumberAt(row, columns.Low), NumberAt(row, columns.Close));
        return low > 0 && low <= open && low <= close && high >= open && high >= close;
    }
}
