using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices.Layouts;

/// <summary>All layouts that are recognised.</summary>
internal static class PriceLayouts
{
    // Of several that fit as well the first counts.
    private static readonly IPriceLayout[] All =
    [
        new YahooFinance(),
        new CryptoDataDownload(),
        new NamedColumns(),
        new BinanceKlines(),
        new KrakenCandles(),
        new KrakenOhlcvt(),
        new MetaTrader(),
        new PlainCandles(),
        new CoinbaseCandles(),
        new BitfinexCandles(),
        new GateCandles(),
    ];

    /// <summary>The layout that a table is of; null when it is of none.</summary>
    /// <exception cref="FormatException">It is of one, and cannot be taken.</exception>
    public static PriceColumns? Find(IReadOnlyList<TableRow> head, Symbol symbol) =>
        All.Select(layout => layout.Find(head, symbol)).OfType<PriceColumns>().MaxBy(columns => columns.Fit);
}
