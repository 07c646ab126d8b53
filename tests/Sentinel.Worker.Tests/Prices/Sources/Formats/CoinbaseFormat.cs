using System.Collections.Specialized;
using System.Globalization;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Tests.Prices.Sources.Formats;

/// <summary>Newest first, low before high before open, its end included, one bar too early; at most 300 hours.</summary>
internal sealed class CoinbaseFormat : ExchangeFormat
{
    public override string Name => "coinbase";

    public override string ErrorInside => """{"message":"NotFound"}""";

    public override string Body(IReadOnlyList<Bar> bars) => $"[{string.Join(',', bars.Reverse().Select(bar =>
        Text($"[{bar.Time.ToUnixTimeSeconds()},{bar.Low},{bar.High},{bar.Open},{bar.Close},{bar.Volume}]")))}]";

    public override string? BodyOfAnotherSymbol(IReadOnlyList<Bar> bars) => null;

    public override string WrongNumber(Bar bar) =>
        Text($"""[[{bar.Time.ToUnixTimeSeconds()},"{bar.Low}","{bar.High}","{bar.Open}","{bar.Close}","{bar.Volume}"]]""");

    protected override HourRange Sent(NameValueCollection query, DateTimeOffset now) =>
        new(Iso(query["start"]).AddHours(-1), Iso(query["end"]).AddHours(1));

    protected override string? WhyRefused(NameValueCollection query, DateTimeOffset now) => (Iso(query["end"]) - Iso(query["start"])).TotalHours > 300
        ? StubExchange.Answer("400 Bad Request", """{"message":"granularity too small for the requested time range. Count of aggregations requested exceeds 300"}""")
        : null;

    private static DateTimeOffset Iso(string? text) => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture);
}
