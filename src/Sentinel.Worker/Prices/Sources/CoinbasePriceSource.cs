using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Candles of Coinbase Exchange: newest first, hours without trades absent.</summary>
internal sealed class CoinbasePriceSource([FromKeyedServices(CoinbasePriceSource.Key)] ExchangeClient exchange) : IPriceSource
{
    /// <summary>Its name.</summary>
    public const string Key = "coinbase";

    public string Name => Key;

    public int MaxHours => 300;

    public SourceMarket? MarketOf(Symbol symbol) => new($"{symbol}", symbol, Key);

    // Coinbase now and then answers a good request with an empty page, so one empty answer proves nothing.
    public async Task<IReadOnlyList<Bar>> Fetch(SourceMarket market, HourRange hours, CancellationToken cancellationToken)
    {
        // Its end is included.
        var path = $"products/{market.Code}/candles?granularity=3600&start={Iso(hours.Start)}&end={Iso(hours.End.AddHours(-1))}";
        var page = await exchange.Get(path, Read, cancellationToken);
        return page.Count > 0 ? page : await exchange.Get(path, Read, cancellationToken);
    }

    private static IReadOnlyList<Bar> Read(JsonElement answer) => [.. answer.Items().Select(row => ToBar(row.Items(atLeast: 6)))];

    // Low comes before high before open.
    private static Bar ToBar(JsonElement[] row) => new(
        CandleJson.UnixTime(row[0].Number()), row[3].Number(), row[2].Number(), row[1].Number(), row[4].Number(), row[5].Number());

    private static string Iso(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
