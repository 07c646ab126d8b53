using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Somebody killed a runner while a strategy ran in it: the kernel for want of memory, an operator, or the strategy itself.</summary>
internal sealed class RunnerKilledException(StrategyOutcome.Disqualified ending) : Exception("The runner was killed while it ran a strategy.")
{
    /// <summary>How the strategy ends if it is to blame.</summary>
    public StrategyOutcome.Disqualified Ending { get; } = ending;
}
