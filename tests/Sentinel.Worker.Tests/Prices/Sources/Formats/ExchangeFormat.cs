using System.Collections.Specialized;
using System.Globalization;
using System.Web;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Tests.Prices.Sources.Formats;

/// <summary>How one exchange speaks.</summary>
internal abstract class ExchangeFormat
{
    public static IReadOnlyList<ExchangeFormat> All { get; } =
        [new CoinbaseFormat(), new KrakenFormat(), new BitstampFormat(), new BinanceFormat(), new YahooFormat()];

    /// <summary>Its name in <c>Prices:Sources</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How its bars are labelled.</summary>
    public virtual string Label => Name;

    /// <summary>The setting that holds its address.</summary>
    public string UrlSetting => $"Prices:{Name}Url";

    /// <summary>A body with bars that are oldest first.</summary>
    public abstract string Body(IReadOnlyList<Bar> bars);

    /// <summary>A body with bars of another symbol; null where only their prices could tell.</summary>
    public abstract string? BodyOfAnotherSymbol(IReadOnlyList<Bar> bars);

    /// <summary>A refusal that comes with status 200, if that is its habit, else any JSON that is not bars.</summary>
    public abstract string ErrorInside { get; }

    /// <summary>A body in which a price has the wrong type, or is none.</summary>
    public abstract string WrongNumber(Bar bar);

    /// <summary>The complete answer to a request.</summary>
    public string Answer(Uri request, StubMarket market, DateTimeOffset now)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        return WhyRefused(query, now) ?? StubExchange.Answer("200 OK", Body(market.In(Sent(query, now))));
    }

    public static ExchangeFormat Of(string name) => All.Single(format => format.Name == name);

    /// <summary>The hours that it answers a query with.</summary>
    protected abstract HourRange Sent(NameValueCollection query, DateTimeOffset now);

    /// <summary>The refusal of a query; null when there is nothing against it.</summary>
    protected virtual string? WhyRefused(NameValueCollection query, DateTimeOffset now) => null;

    protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    protected static DateTimeOffset Unix(string? seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds!, CultureInfo.InvariantCulture));

    protected static int Count(string? number) => int.Parse(number!, CultureInfo.InvariantCulture);
}
