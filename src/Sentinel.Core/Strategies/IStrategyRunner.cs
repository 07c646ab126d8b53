namespace Sentinel.Core.Strategies;

/// <summary>Runs untrusted strategy code.</summary>
public interface IStrategyRunner
{
    /// <summary>Compiles a strategy, runs it over its bars and checks what it returned.</summary>
    /// <returns>Its target positions, or why it was disqualified: whatever the code does is an outcome, not an exception.</returns>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken);
}
