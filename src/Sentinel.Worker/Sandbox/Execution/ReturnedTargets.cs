using System.Globalization;
using Sentinel.Compiler;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>What a strategy returned, as valid target positions.</summary>
internal static class ReturnedTargets
{
    /// <summary>Most values that are read of what a strategy returns; a sequence may have no end.</summary>
    public const int MaxCount = 1_000_000;

    /// <summary>One finite target in [-1, 1] per bar.</summary>
    /// <remarks>A lazy sequence runs strategy code here.</remarks>
    /// <exception cref="StrategyDisqualifiedException">That is not what was returned.</exception>
    public static double[] Read(object? returned, Bars bars, CompiledStrategy strategy)
    {
        var targets = returned switch
        {
            double[] { Length: <= MaxCount } values => (double[])values.Clone(),
            IEnumerable<double> sequence => sequence.Take(MaxCount + 1).ToArray(),
            IEnumerable<int> sequence => sequence.Take(MaxCount + 1).Select(value => (double)value).ToArray(),
            _ => throw Violation(strategy, $"{EntryPoint.Name} returned null; return one target position per bar."),
        };
        if (targets.Length > MaxCount) throw TooMany(bars);

        var complaint = LengthComplaint(targets, bars) ?? FirstComplaint(targets, bars);
        return complaint is null ? targets : throw Violation(strategy, complaint);
    }

    private static string? LengthComplaint(double[] targets, Bars bars) => targets.Length == bars.Count
        ? null
        : $"{EntryPoint.Name} returned {targets.Length} targets for {bars.Count} bars; return one per bar, oldest first.";

    private static string? FirstComplaint(double[] targets, Bars bars)
    {
        for (var i = 0; i < targets.Length; i++)
            if (Complaint(targets[i], i, bars) is { } complaint) return complaint;

        return null;
    }

    private static string? Complaint(double target, int index, Bars bars)
    {
        if (target is >= -1 and <= 1) return null;

        var place = bars.PlaceOf(index);
        return double.IsNaN(target)
            ? $"The targets are NaN from {place} on; return 0 while indicators warm up."
            : string.Create(CultureInfo.InvariantCulture, $"The target of {place} is {target}; return a share of equity from -1 (short) to 1 (long).");
    }

    private static StrategyDisqualifiedException TooMany(Bars bars) => new(
        DisqualificationReason.OutputLimit,
        string.Create(CultureInfo.InvariantCulture, $"{EntryPoint.Name} returned more than {MaxCount:N0} values for {bars.Count} bars; return one per bar."));

    private static StrategyDisqualifiedException Violation(CompiledStrategy strategy, string complaint) =>
        new(DisqualificationReason.ContractViolation, complaint, strategy.Violation(complaint));
}
