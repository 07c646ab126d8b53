using System.Collections.Specialized;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Tests.Prices.Sources.Formats;

/// <summary>Oldest first, numbers as text, its own name for the pair; never more than the newest 720 hours; errors with status 200.</summary>
internal sealed class KrakenFormat : ExchangeFormat
{
    public override string Name => "kraken";

    public override string ErrorInside => """{"error":["EQuery:Unknown asset pair"]}""";

    public override string Body(IReadOnlyList<Bar> bars) => Body("XXBTZUSD", bars);

    public override string? BodyOfAnotherSymbol(IReadOnlyList<Bar> bars) => Body("XETHZUSD", bars);

    public override string WrongNumber(Bar bar) =>
        Text($$$"""{"error":[],"result":{"XXBTZUSD":[[{{{bar.Time.ToUnixTimeSeconds()}}},"1,5","2","1","1.2","1","1",1]],"last":1}}""");

    protected override HourRange Sent(NameValueCollection query, DateTimeOffset now)
    {
        var (since, oldest) = (Unix(query["since"]), HourRange.HourOf(now).AddHours(-719));
        return new HourRange(since > oldest ? since : oldest, now.AddHours(1));
    }

    private static string Body(string pair, IReadOnlyList<Bar> bars)
    {
        var rows = bars.Select(bar => Text(
            $"""[{bar.Time.ToUnixTimeSeconds()},"{bar.Open}","{bar.High}","{bar.Low}","{bar.Close}","1.0","{bar.Volume}",7]"""));
        return $$$"""{"error":[],"result":{"{{{pair}}}":[{{{string.Join(',', rows)}}}],"last":1669856400}}""";
    }
}
