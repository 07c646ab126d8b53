using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>Ends the handling of a strategy that is at fault; never leaves the runner.</summary>
internal sealed class StrategyDisqualifiedException(DisqualificationReason reason, string message, params IReadOnlyList<CodeError> errors)
    : Exception(message)
{
    /// <summary>The outcome.</summary>
    public StrategyOutcome.Disqualified Outcome { get; } = new(reason, message, errors);
}
