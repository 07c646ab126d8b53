using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Sentinel.Core.Metrics;

namespace Sentinel.Core.Sweeps;

/// <summary>A metric of <see cref="PerformanceReport"/> that points can be ranked by.</summary>
public sealed class RankMetric
{
    // Losses, drawdowns and the value at risk are negative numbers: for them, too, larger is better.
    private static readonly HashSet<string> BetterWhenSmaller =
    [
        nameof(PerformanceReport.Volatility), nameof(PerformanceReport.VolatilityDdof0), nameof(PerformanceReport.DownsideDeviation),
        nameof(PerformanceReport.MaxDrawdownDurationBars), nameof(PerformanceReport.UlcerIndex), nameof(PerformanceReport.Kurtosis),
        nameof(PerformanceReport.FeesPaid), nameof(PerformanceReport.SlippageCost), nameof(PerformanceReport.TradedNotional),
        nameof(PerformanceReport.Turnover), nameof(PerformanceReport.TurnoverAnnualised),
    ];

    private readonly PropertyInfo property;

    private RankMetric(PropertyInfo property)
    {
        this.property = property;
        Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        IsBetterSmaller = BetterWhenSmaller.Contains(property.Name);
    }

    /// <summary>Every metric, in the order of the report.</summary>
    public static IReadOnlyList<RankMetric> All { get; } =
        [.. typeof(PerformanceReport).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new RankMetric(property))];

    /// <summary>What points are ranked by unless told otherwise: the Sharpe ratio.</summary>
    public static RankMetric Default { get; } = Find("sharpe");

    /// <summary>Its name in snake case, as it stands in <c>performance</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a smaller value ranks before a larger one, as with volatility; drawdowns are negative, so the larger is the better.</summary>
    public bool IsBetterSmaller { get; }

    /// <summary>The metric of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static RankMetric Find(string name) =>
        TryFind(name, out var metric) ? metric : throw new KeyNotFoundException($"There is no metric '{name}'.");

    /// <summary>Whether there is a metric of that name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out RankMetric? metric) =>
        (metric = All.FirstOrDefault(known => known.Name == name)) is not null;

    /// <summary>Its value in a report; null where it is undefined.</summary>
    public double? Of(PerformanceReport report) =>
        property.GetValue(report) is { } value ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : null;
}
