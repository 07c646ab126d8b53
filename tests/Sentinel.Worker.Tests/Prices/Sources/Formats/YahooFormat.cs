using System.Collections.Specialized;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Tests.Prices.Sources.Formats;

/// <summary>Columns, oldest first, at the end an hour of nulls and a tick that is no bar; nothing older than 730 days.</summary>
internal sealed class YahooFormat : ExchangeFormat
{
    public override string Name => "yahoo";

    public override string ErrorInside => """{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}""";

    public override string Body(IReadOnlyList<Bar> bars) => Body("BTC-USD", bars);

    public override string? BodyOfAnotherSymbol(IReadOnlyList<Bar> bars) => Body("ETH-USD", bars);

    public override string WrongNumber(Bar bar) => Body([bar]).Replace("\"open\":[", "\"open\":[\"1\",", StringComparison.Ordinal);

    protected override HourRange Sent(NameValueCollection query, DateTimeOffset now) => new(Unix(query["period1"]), Unix(query["period2"]));

    protected override string? WhyRefused(NameValueCollection query, DateTimeOffset now) => Unix(query["period1"]) < now.AddDays(-730)
        ? StubExchange.Answer("422 Unprocessable Entity", """{"chart":{"result":null,"error":{"code":"Unprocessable Entity","description":"The requested range must be within the last 730 days."}}}""")
        : null;

    private static string Body(string symbol, IReadOnlyList<Bar> bars)
    {
        var tick = bars.Count == 0 ? 0 : bars[^1].Time.ToUnixTimeSeconds() + 431;
        var times = string.Join(',', bars.Select(bar => bar.Time.ToUnixTimeSeconds()).Append(tick - 431 + 3_600).Append(tick));
        return $$$"""
            {"chart":{"result":[{"meta":{"currency":"USD","symbol":"{{{symbol}}}"},"timestamp":[{{{times}}}],
            "indicators":{"quote":[{"open":{{{Column(bars, bar => bar.Open)}}},"high":{{{Column(bars, bar => bar.High)}}},"low":{{{Column(bars, bar => bar.Low)}}},
            "close":{{{Column(bars, bar => bar.Close)}}},"volume":{{{Column(bars, bar => bar.Volume)}}}}]}}],"error":null}}
            """;
    }

    private static string Column(IReadOnlyList<Bar> bars, Func<Bar, double> of) =>
        $"[{string.Join(',', bars.Select(bar => Text($"{of(bar)}")).Append("null").Append("64088.5"))}]";
}
