namespace Sentinel.Compiler;

/// <summary>Turns a strategy's text into an assembly.</summary>
internal interface IStrategyCompiler
{
    /// <summary>Compiles a strategy as it was sent, with or without fences and prose around the code.</summary>
    /// <exception cref="StrategyDisqualifiedException">It is not a strategy, says what it may not, or does not compile.</exception>
    /// <exception cref="InsufficientExecutionStackException">It is nested deeper than the compiler can descend.</exception>
    /// <exception cref="OutOfMemoryException">The compiler needs more memory for it than there is.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop, and did.</exception>
    /// <remarks>Any other exception is a fault of the compiler or of ours, and no strategy's.</remarks>
    CompiledStrategy Compile(string strategyCode, CancellationToken stop = default);

    /// <summary>Line and column in the caller's text of an instruction of a strategy that compiled; null when it stems from no line.</summary>
    /// <param name="strategyCode">The strategy as it was sent.</param>
    /// <param name="methodToken">The metadata token of a method of its assembly.</param>
    /// <param name="offset">Where in the method's code.</param>
    (int Line, int Column)? PlaceOf(string strategyCode, int methodToken, int offset);

    /// <summary>Lets go of what it keeps of the last strategy.</summary>
    void Forget();
}
