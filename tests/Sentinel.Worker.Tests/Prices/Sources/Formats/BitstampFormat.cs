using System.Collections.Specialized;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Tests.Prices.Sources.Formats;

/// <summary>Oldest first, every field as text; at most 1,000 hours. The stub sends the unfinished one although it is asked not to.</summary>
internal sealed class BitstampFormat : ExchangeFormat
{
    public override string Name => "bitstamp";

    public override string ErrorInside => """{"status":"error","reason":"Invalid step","response_code":"400.001"}""";

    public override string Body(IReadOnlyList<Bar> bars) => Body("BTC/USD", bars);

    public override string? BodyOfAnotherSymbol(IReadOnlyList<Bar> bars) => Body("ETH/USD", bars);

    public override string WrongNumber(Bar bar) => Body([bar]).Replace("\"open\":\"", "\"open\":\"x", StringComparison.Ordinal);

    protected override HourRange Sent(NameValueCollection query, DateTimeOffset now) =>
        new(Unix(query["start"]), Unix(query["start"]).AddHours(Count(query["limit"])));

    protected override string? WhyRefused(NameValueCollection query, DateTimeOffset now) => Count(query["limit"]) > 1_000
        ? StubExchange.Answer("400 Bad Request", """{"code":"invalid_limit","errors":[{"field":"limit","message":"Must be at most 1000."}]}""")
        : null;

    private static string Body(string pair, IReadOnlyList<Bar> bars)
    {
        var rows = bars.Select(bar => Text(
            $$"""{"timestamp":"{{bar.Time.ToUnixTimeSeconds()}}","open":"{{bar.Open}}","high":"{{bar.High}}","low":"{{bar.Low}}","close":"{{bar.Close}}","volume":"{{bar.Volume}}"}"""));
        return $$$"""{"data":{"pair":"{{{pair}}}","ohlc":[{{{string.Join(',', rows)}}}]}}""";
    }
}
