using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Klines of Binance, which trades for Tether (USDT), not for dollars: its bars are labelled with their pair.</summary>
internal sealed class BinancePriceSource(
    [FromKeyedServices(BinancePriceSource.Key)] ExchangeClient exchange, IOptions<PricesOptions> options) : IPriceSource
{
    /// <summary>Its name.</summary>
    public const string Key = "binance";

    private const double MicrosecondsFrom = 1e14;

    public string Name => Key;

    public int MaxHours => 1_000;

    public SourceMarket? MarketOf(Symbol symbol)
    {
        var parts = $"{symbol}".Split('-');
        var quote = parts[1] == "USD" && options.Value.AllowTether ? "USDT" : parts[1];
        return quote == "USD" ? null : new SourceMarket($"{parts[0]}{quote}", Symbol.Parse($"{parts[0]}-{quote}"), $"{Key}:{parts[0]}{quote}");
    }

    public Task<IReadOnlyList<Bar>> Fetch(SourceMarket market, HourRange hours, CancellationToken cancellationToken) => exchange.Get(
        $"api/v3/klines?symbol={market.Code}&interval=1h&limit={hours.Hours}"
            + $"&startTime={hours.Start.ToUnixTimeMilliseconds()}&endTime={hours.End.ToUnixTimeMilliseconds() - 1}",
        Read,
        cancellationToken);

    private static IReadOnlyList<Bar> Read(JsonElement answer) => [.. answer.Items().Select(row => ToBar(row.Items(atLeast: 7)))];

    private static Bar ToBar(JsonElement[] row) => new(
        OpenTime(row[0].Number()), row[1].NumberText(), row[2].NumberText(), row[3].NumberText(), row[4].NumberText(), row[5].NumberText());

    // Its files of 2025 and later have microseconds; should the interface follow, the size tells.
    private static DateTimeOffset OpenTime(double time) => CandleJson.UnixTime(time >= MicrosecondsFrom ? time / 1e6 : time / 1e3);
}
