using System.Globalization;

namespace Sentinel.Core.Prices;

/// <summary>Tells bars that can have happened from those that cannot.</summary>
public static class BarCheck
{
    /// <summary>Why a bar cannot have happened, as half a sentence such as <c>its high 10 is below its close 12</c>; null when it can.</summary>
    public static string? WhyImpossible(in Bar bar)
    {
        if (bar.Time.UtcTicks % TimeSpan.TicksPerHour != 0) return "its time is not on a whole hour";

        foreach (var (name, price) in Prices(bar))
        {
            if (!double.IsFinite(price) || price <= 0) return Says($"its {name} {price} is not a price above zero");
        }

        foreach (var (name, price) in Prices(bar))
        {
            if (price > bar.High) return Says($"its high {bar.High} is below its {name} {price}");
            if (price < bar.Low) return Says($"its low {bar.Low} is above its {name} {price}");
        }

        return double.IsFinite(bar.Volume) && bar.Volume >= 0 ? null : Says($"its volume {bar.Volume} is not zero or more");
    }

    private static ReadOnlySpan<(string Name, double Price)> Prices(in Bar bar) =>
        new[] { ("open", bar.Open), ("high", bar.High), ("low", bar.Low), ("close", bar.Close) };

    private static string Says(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
