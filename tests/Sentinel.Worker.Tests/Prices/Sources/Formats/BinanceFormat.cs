using System.Collections.Specialized;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Tests.Prices.Sources.Formats;

/// <summary>Oldest first, times in milliseconds, numbers as text; at most 1,000 hours.</summary>
internal sealed class BinanceFormat : ExchangeFormat
{
    public override string Name => "binance";

    public override string Label => "binance:BTCUSDT";

    public override string ErrorInside => """{"code":-1121,"msg":"Invalid symbol."}""";

    public override string Body(IReadOnlyList<Bar> bars) => $"[{string.Join(',', bars.Select(Row))}]";

    public override string? BodyOfAnotherSymbol(IReadOnlyList<Bar> bars) => null;

    public override string WrongNumber(Bar bar) => $"[{Row(bar).Replace($"\"{bar.Open}\"", "\"NaN\"", StringComparison.Ordinal)}]";

    protected override HourRange Sent(NameValueCollection query, DateTimeOffset now) =>
        new(Milliseconds(query["startTime"]), Milliseconds(query["endTime"]));

    protected override string? WhyRefused(NameValueCollection query, DateTimeOffset now) => query["symbol"] != "BTCUSDT" || Count(query["limit"]) > 1_000
        ? StubExchange.Answer("400 Bad Request", ErrorInside)
        : null;

    private static DateTimeOffset Milliseconds(string? text) => DateTimeOffset.UnixEpoch.AddMilliseconds(double.Parse(text!, null));

    private static string Row(Bar bar) => Text(
        $"""[{bar.Time.ToUnixTimeMilliseconds()},"{bar.Open}","{bar.High}","{bar.Low}","{bar.Close}","{bar.Volume}",{bar.Time.ToUnixTimeMilliseconds() + 3_599_999},"1",7,"1","1","0"]""");
}
