using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>Files of CryptoDataDownload: perhaps an address first, newest bar first, volume in coins and again in the quote currency.</summary>
internal sealed class CryptoDataDownload : IPriceLayout
{
    /// <inheritdoc/>
    public PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol)
    {
        var header = NamedColumns.IndexOfHeader(head);
        if (header < 0 || ColumnNames.Pair(head[header].Cells) < 0) return null;

        var isNamed = head.Take(header).Any(row => row[0].Contains("CryptoDataDownload", StringComparison.OrdinalIgnoreCase));
        var volumes = ColumnNames.All(head[header].Cells, name => name.StartsWith("volume", StringComparison.Ordinal) && name.Length > "volume".Length).Count();
        return isNamed || volumes == 2 ? NamedColumns.FindIn(head, symbol, "CryptoDataDownload") : null;
    }
}
