using Sentinel.Compiler;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A strategy run once more over the same bars: whoever computes comes to the same targets.</summary>
internal sealed class SecondRun(CompiledStrategy strategy, GivenBars bars, Parameters parameters, StrategyContexts contexts)
{
    /// <summary>The outcome of both runs together.</summary>
    /// <param name="first">What the first run returned.</param>
    /// <param name="loaded">The assembly that it ran in.</param>
    public StrategyOutcome Compare(double[] first, LoadedStrategy loaded)
    {
        try
        {
            var second = Targets(loaded);
            var difference = TargetDifference.Of(first, second, bars.Prices);
            return difference is null ? new StrategyOutcome.Completed(first) : Nondeterministic(difference);
        }
        catch (StrategyDisqualifiedException complaint)
        {
            return Nondeterministic($"A second run over the same bars failed: {complaint.Outcome.Message}");
        }
        catch (StrategyThrewException thrown)
        {
            return thrown.Cause is OutOfMemoryException
                ? ThrownException.OutOfMemory
                : Nondeterministic($"A second run over the same bars failed: {ThrownException.Describe(thrown.Cause, place: null).Message}");
        }
    }

    // A counter or cache in a static field is honest; only in an assembly that is loaded anew does it begin as it did for the first run.
    private double[] Targets(LoadedStrategy loaded)
    {
        if (!loaded.HasStaticState) return loaded.Targets(bars, parameters);

        using var anew = new LoadedStrategy(strategy, contexts);
        return anew.Targets(bars, parameters);
    }

    private StrategyOutcome.Disqualified Nondeterministic(string message) =>
        new(DisqualificationReason.Nondeterministic, message, [strategy.Violation(message)]);
}
