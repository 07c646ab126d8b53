using System.Globalization;
using System.Web;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>Answers as Coinbase Exchange does: newest first, low before high, its end included, one bar too early, the current hour too.</summary>
internal sealed class CoinbaseMarket(TimeProvider time)
{
    private const int MostBars = 300;

    /// <summary>The bar of an hour, the same whoever asks.</summary>
    public static Bar BarAt(DateTimeOffset hour)
    {
        var price = 60_000 + (hour.ToUnixTimeSeconds() / 3600 % 100);
        return new Bar(hour, price, price + 10.5, price - 10.25, price + 1.125, 0.5);
    }

    /// <summary>The complete answer to a request for candles.</summary>
    public string Answer(Uri request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        var (start, end) = (Time(query["start"]!), Time(query["end"]!));
        if ((end - start).TotalHours > MostBars)
            return StubExchange.Answer("400 Bad Request", """{"message":"granularity too small for the requested time range"}""");

        var rows = new List<string>();
        for (var hour = start.AddHours(-1); hour <= end && hour <= time.GetUtcNow(); hour = hour.AddHours(1)) rows.Insert(0, Row(BarAt(hour)));
        return StubExchange.Answer("200 OK", $"[{string.Join(',', rows)}]");
    }

    private static string Row(Bar bar) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{bar.Time.ToUnixTimeSeconds()},{bar.Low},{bar.High},{bar.Open},{bar.Close},{bar.Volume}]");

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
