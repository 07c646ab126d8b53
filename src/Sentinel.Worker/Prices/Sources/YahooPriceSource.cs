using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>The chart of Yahoo: columns with nulls for hours without data, and a last tick that is no bar. The last resort: nobody documents it.</summary>
/// <remarks>Its volume is in dollars and often zero, so indicators that use volume see another market there.</remarks>
internal sealed class YahooPriceSource([FromKeyedServices(YahooPriceSource.Key)] ExchangeClient exchange) : IPriceSource
{
    /// <summary>Its name.</summary>
    public const string Key = "yahoo";

    private const double SecondsPerHour = 3_600;

    public string Name => Key;

    public int MaxHours => 1_000;

    public SourceMarket? MarketOf(Symbol symbol) => new($"{symbol}", symbol, Key);

    public Task<IReadOnlyList<Bar>> Fetch(SourceMarket market, HourRange hours, CancellationToken cancellationToken) => exchange.Get(
        $"v8/finance/chart/{market.Code}?interval=1h&period1={hours.Start.ToUnixTimeSeconds()}&period2={hours.End.ToUnixTimeSeconds()}",
        IReadOnlyList<Bar> (answer) => Read(answer, market),
        cancellationToken);

    private static List<Bar> Read(JsonElement answer, SourceMarket market)
    {
        var chart = answer.Member("chart");
        if (chart.Member("error").ValueKind is not JsonValueKind.Null) throw new PriceSourceException($"It refused: {chart.Member("error").Member("description").Text()}");

        var result = chart.Member("result").Items(atLeast: 1)[0];
        if (result.Member("meta").Member("symbol").Text() != market.Code) throw new FormatException($"It holds another symbol than {market.Code}.");
        return result.TryGetProperty("timestamp", out var timestamps)
            ? ReadColumns(timestamps.Items(), result.Member("indicators").Member("quote").Items(atLeast: 1)[0])
            : [];
    }

    private static List<Bar> ReadColumns(JsonElement[] times, JsonElement quote)
    {
        string[] names = ["open", "high", "low", "close", "volume"];
        var columns = names.Select(name => quote.Member(name).Items(atLeast: times.Length)).ToArray();
        var bars = new List<Bar>(times.Length);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i].Number() % SecondsPerHour == 0 && columns.All(column => column[i].ValueKind is not JsonValueKind.Null))
                bars.Add(ToBar(times[i], [.. columns.Select(column => column[i].Number())]));
        }

        return bars;
    }

    private static Bar ToBar(JsonElement time, double[] row) =>
        new(CandleJson.UnixTime(time.Number()), row[0], row[1], row[2], row[3], row[4]);
}
