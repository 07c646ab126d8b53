using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources.Formats;

namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>What was traded, as one exchange tells it; the current hour is there too, unfinished.</summary>
internal sealed class StubMarket(TimeProvider time, ExchangeFormat? format = null)
{
    private readonly ExchangeFormat format = format ?? new CoinbaseFormat();

    /// <summary>The bar of an hour; null for an hour without trades. By default <see cref="BarAt"/>.</summary>
    public Func<DateTimeOffset, Bar?> Bars { get; set; } = hour => BarAt(hour);

    /// <summary>The bar of an hour, the same whoever asks.</summary>
    public static Bar BarAt(DateTimeOffset hour)
    {
        var price = 60_000 + (hour.ToUnixTimeSeconds() / 3600 % 100);
        return new Bar(hour, price, price + 10.5, price - 10.25, price + 1.125, 0.5);
    }

    /// <summary>The complete answer to a request.</summary>
    public string Answer(Uri request) => format.Answer(request, this, time.GetUtcNow());

    /// <summary>The bars of some hours, oldest first, up to the current one.</summary>
    public IReadOnlyList<Bar> In(HourRange hours)
    {
        var (bars, currentHour) = (new List<Bar>(), HourRange.HourOf(time.GetUtcNow()));
        for (var hour = hours.Start; hour < hours.End && hour <= currentHour; hour = hour.AddHours(1))
        {
            if (Bars(hour) is { } bar) bars.Add(hour == currentHour ? bar with { High = bar.High + 1, Close = bar.High + 1 } : bar);
        }

        return bars;
    }
}
