using System.Globalization;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A strategy run once more over the same bars: whoever computes comes to the same targets.</summary>
internal sealed class SecondRun(CompiledStrategy strategy, PriceSeries prices, Parameters parameters, StrategyContexts contexts)
{
    private const string Advice = "compute from the bars alone, and seed every Random.";

    /// <summary>The outcome of both runs together.</summary>
    /// <param name="first">What the first run returned.</param>
    /// <param name="loaded">The assembly that it ran in.</param>
    public StrategyOutcome Compare(double[] first, LoadedStrategy loaded)
    {
        try
        {
            var second = Targets(loaded);
            var bar = first.AsSpan().CommonPrefixLength(second);
            return bar == first.Length ? new StrategyOutcome.Completed(first) : Nondeterministic(Difference(first, second, bar));
        }
        catch (StrategyDisqualifiedException complaint)
        {
            return Nondeterministic($"A second run over the same bars failed: {complaint.Outcome.Message}");
        }
        catch (Exception thrown)
        {
            var exception = ThrownException.CauseOf(thrown);
            return exception is OutOfMemoryException
                ? ThrownException.OutOfMemory
                : Nondeterministic($"A second run over the same bars failed: {ThrownException.Describe(exception, place: null).Message}");
        }
    }

    // A counter or cache in a static field is honest; only in an assembly that is loaded anew does it begin as it did for the first run.
    private double[] Targets(LoadedStrategy loaded)
    {
        if (!loaded.HasStaticState) return loaded.Targets(strategy.EntryPoint, prices, parameters);

        using var anew = new LoadedStrategy(strategy.Image, contexts);
        return anew.Targets(strategy.EntryPoint, prices, parameters);
    }

    private string Difference(double[] first, double[] second, int bar) => string.Create(
        CultureInfo.InvariantCulture,
        $"The target of {Bars.Of(prices).PlaceOf(bar)} is {first[bar]} in one run and {second[bar]} in the next over the same bars; {Advice}");

    private StrategyOutcome.Disqualified Nondeterministic(string message) =>
        new(DisqualificationReason.Nondeterministic, message, [strategy.EntryPoint.Violation(message)]);
}
