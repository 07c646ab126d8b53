using System.Globalization;
using System.Runtime.InteropServices;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;

namespace Sentinel.Worker.Sandbox;

/// <summary>Where two runs of a strategy over the same bars part, as its author reads it.</summary>
internal static class TargetDifference
{
    private const string Advice = "compute from the bars alone, and seed every Random.";

    /// <summary>The first bar at which the targets of two runs are not the same bits; null when all are.</summary>
    public static string? Of(double[] first, double[] second, PriceSeries prices)
    {
        var bar = MemoryMarshal.Cast<double, long>(first).CommonPrefixLength(MemoryMarshal.Cast<double, long>(second));
        return bar == first.Length && bar == second.Length ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The target of {Bars.Of(prices).PlaceOf(bar)} is {first[bar]} in one run and {second[bar]} in the next over the same bars; {Advice}");
    }
}
