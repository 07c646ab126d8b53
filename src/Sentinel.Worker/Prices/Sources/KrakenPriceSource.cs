using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>OHLC of Kraken: always the newest 720 hours, whatever is asked for; errors come with status 200.</summary>
internal sealed class KrakenPriceSource(
    [FromKeyedServices(KrakenPriceSource.Key)] ExchangeClient exchange, TimeProvider time) : IPriceSource
{
    /// <summary>Its name.</summary>
    public const string Key = "kraken";

    // The unfinished hour is one of those that it sends.
    private const int HoursKept = 719;

    private static readonly Dictionary<string, string> OwnCodes = new() { ["BTC"] = "XBT", ["DOGE"] = "XDG" };

    public string Name => Key;

    public int MaxHours => HoursKept;

    public SourceMarket? MarketOf(Symbol symbol)
    {
        var parts = $"{symbol}".Split('-');
        return new SourceMarket($"{OwnCodeOf(parts[0])}{OwnCodeOf(parts[1])}", symbol, Key);
    }

    public Task<IReadOnlyList<Bar>> Fetch(SourceMarket market, HourRange hours, CancellationToken cancellationToken)
    {
        if (hours.Start < HourRange.HourOf(time.GetUtcNow()).AddHours(-HoursKept))
            throw new PriceSourceException($"It has only the newest {HoursKept} hours, and {hours.Start:u} is asked for.");

        // What it says of `since` leaves open whether that hour itself belongs to the answer.
        var path = $"0/public/OHLC?pair={market.Code}&interval=60&since={hours.Start.AddHours(-1).ToUnixTimeSeconds()}";
        return exchange.Get(path, answer => Read(answer, market), cancellationToken);
    }

    private static IReadOnlyList<Bar> Read(JsonElement answer, SourceMarket market)
    {
        if (answer.Member("error").Items() is [var error, ..]) throw Refusal(error.Text());

        var series = answer.Member("result").Members().Where(static member => member.Name != "last").ToArray();
        if (series is not [var only] || !IsNameOf(market, only.Name)) throw new FormatException($"It does not hold {market.Code} alone.");
        return [.. only.Value.Items().Select(row => ToBar(row.Items(atLeast: 7)))];
    }

    private static Bar ToBar(JsonElement[] row) => new(
        CandleJson.UnixTime(row[0].Number()), row[1].NumberText(), row[2].NumberText(), row[3].NumberText(), row[4].NumberText(), row[6].NumberText());

    private static PriceSourceException Refusal(string error) => new($"It refused: {error}")
    {
        IsTransient = error.StartsWith("EGeneral:Too many requests", StringComparison.Ordinal)
            || error.StartsWith("EAPI:Rate limit", StringComparison.Ordinal)
            || error.StartsWith("EService:", StringComparison.Ordinal),
    };

    // Older pairs have prefixes for crypto (X) and money (Z): XBTUSD is answered as XXBTZUSD.
    private static bool IsNameOf(SourceMarket market, string name)
    {
        var parts = $"{market.Pair}".Split('-').Select(OwnCodeOf).ToArray();
        return name == market.Code || name == $"X{parts[0]}Z{parts[1]}" || name == $"X{parts[0]}X{parts[1]}";
    }

    private static string OwnCodeOf(string currency) => OwnCodes.GetValueOrDefault(currency, currency);
}
