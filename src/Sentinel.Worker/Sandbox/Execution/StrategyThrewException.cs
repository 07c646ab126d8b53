namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>The strategy's own code threw; whatever else is thrown in a runner is ours.</summary>
internal sealed class StrategyThrewException(Exception thrown) : Exception("The strategy threw an exception.", thrown)
{
    /// <summary>What it threw; what a static constructor threw comes wrapped.</summary>
    public Exception Cause { get; } = CauseOf(thrown);

    private static Exception CauseOf(Exception thrown) => thrown is TypeInitializationException { InnerException: { } cause } ? CauseOf(cause) : thrown;
}
