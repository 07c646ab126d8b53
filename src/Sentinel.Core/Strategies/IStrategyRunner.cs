namespace Sentinel.Core.Strategies;

/// <summary>Runs untrusted strategy code.</summary>
public interface IStrategyRunner
{
    /// <summary>Compiles a strategy, runs it over its bars and checks what it returned.</summary>
    /// <returns>Its target positions, or why it was disqualified: whatever the code does is an outcome, not an exception.</returns>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken);

    /// <summary>Runs a strategy again, from its text, in another process than the one that completed it.</summary>
    /// <returns>Null when it came to the same target positions, bit for bit; otherwise why it is disqualified.</returns>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    Task<StrategyOutcome.Disqualified?> Confirm(StrategyRun run, StrategyOutcome.Completed first, CancellationToken cancellationToken);
}
