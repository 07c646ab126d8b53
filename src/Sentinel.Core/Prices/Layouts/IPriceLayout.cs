using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>One way in which others write files of prices.</summary>
internal interface IPriceLayout
{
    /// <summary>Where the columns of a table are if it is of this layout; null if it is not.</summary>
    /// <param name="head">The first rows.</param>
    /// <param name="symbol">The pair whose bars are wanted.</param>
    /// <exception cref="FormatException">It is of this layout, and cannot be taken.</exception>
    PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol);
}
