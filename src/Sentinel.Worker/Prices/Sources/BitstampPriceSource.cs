using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>OHLC of Bitstamp: oldest first, every number as text, hours without trades present with volume zero.</summary>
internal sealed class BitstampPriceSource([FromKeyedServices(BitstampPriceSource.Key)] ExchangeClient exchange) : IPriceSource
{
    /// <summary>Its name.</summary>
    public const string Key = "bitstamp";

    public string Name => Key;

    public int MaxHours => 1_000;

    public SourceMarket? MarketOf(Symbol symbol) =>
        new($"{symbol}".Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), symbol, Key);

    // With an end, its start is ignored.
    public Task<IReadOnlyList<Bar>> Fetch(SourceMarket market, HourRange hours, CancellationToken cancellationToken) => exchange.Get(
        $"api/v2/ohlc/{market.Code}/?step=3600&limit={hours.Hours}&start={hours.Start.ToUnixTimeSeconds()}&exclude_current_candle=true",
        answer => Read(answer, market),
        cancellationToken);

    private static IReadOnlyList<Bar> Read(JsonElement answer, SourceMarket market)
    {
        var data = answer.Member("data");
        var pair = data.Member("pair").Text();
        if (pair != $"{market.Pair}".Replace('-', '/')) throw new FormatException($"It holds another pair than {market.Pair}.");
        return [.. data.Member("ohlc").Items().Select(ToBar)];
    }

    private static Bar ToBar(JsonElement row) => new(
        CandleJson.UnixTime(row.Member("timestamp").NumberText()),
        row.Member("open").NumberText(),
        row.Member("high").NumberText(),
        row.Member("low").NumberText(),
        row.Member("close").NumberText(),
        row.Member("volume").NumberText());
}
