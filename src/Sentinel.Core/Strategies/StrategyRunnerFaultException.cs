namespace Sentinel.Core.Strategies;

/// <summary>A fault of the runner, not of the strategy: no process could be started, or it did not speak the protocol.</summary>
public sealed class StrategyRunnerFaultException(string message, Exception? innerException = null)
    : Exception(message, innerException);
