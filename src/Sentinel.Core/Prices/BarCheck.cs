using System.Globalization;

namespace Sentinel.Core.Prices;

/// <summary>Tells bars that can have happened from those that cannot.</summary>
public static class BarCheck
{
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Why a bar cannot have happened, as half a sentence such as <c>its high 10 is below its close 12</c>; null when it can.</summary>
    public static string? WhyImpossible(Bar bar)
    {
        if (bar.Time.UtcTicks % TimeSpan.TicksPerHour != 0) return "its time is not on a whole hour";
        if (bar.Time < DateTimeOffset.UnixEpoch || bar.Time >= Latest) return "its time is not from 1970 to 2099";

        return WhyNoPrice("open", bar.Open) ?? WhyNoPrice("high", bar.High) ?? WhyNoPrice("low", bar.Low) ?? WhyNoPrice("close", bar.Close)
            ?? WhyOutside("low", bar.Low, bar) ?? WhyOutside("open", bar.Open, bar) ?? WhyOutside("close", bar.Close, bar)
            ?? (double.IsFinite(bar.Volume) && bar.Volume >= 0 ? null : Say($"its volume {bar.Volume} is not a number from zero up"));
    }

    private static string? WhyNoPrice(string name, double price) =>
        double.IsFinite(price) && price > 0 ? null : Say($"its {name} {price} is not a price above zero");

    private static string? WhyOutside(string name, double price, Bar bar) =>
        price > bar.High ? Say($"its high {bar.High} is below its {name} {price}")
        : price < bar.Low ? Say($"its low {bar.Low} is above its {name} {price}")
        : null;

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
