using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>How much processor time the compiler may take for one strategy. Another thread looks, since the compiler looks at no clock.</summary>
internal sealed class CompileLimit(TimeSpan limit)
{
    // The compiler heeds a request to stop between methods and here and there within; there are places where it stays for minutes.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMilliseconds(250);

    private readonly Lock access = new();
    private ThreadClock? clock;
    private TimeSpan due;
    private Action? askToStop;

    /// <summary>What a strategy gets that reaches the limit.</summary>
    public StrategyDisqualifiedException Reached => new(
        DisqualificationReason.TooComplex,
        $"The strategy takes more than {limit.TotalSeconds:0.###} s of processor time to compile; split long and nested expressions into statements and methods.");

    /// <summary>Compiles on the calling thread, for as long as it may take.</summary>
    /// <exception cref="StrategyDisqualifiedException">It took longer.</exception>
    public T Within<T>(Func<CancellationToken, T> compile)
    {
        var stop = Begin();
        try
        {
            var compiled = compile(stop);
            stop.ThrowIfCancellationRequested(); // a compiler that did not heed it is none the quicker
            return compiled;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw Reached;
        }
        finally
        {
            End();
        }
    }

    /// <summary>Begins to measure the calling thread.</summary>
    /// <returns>Is cancelled at the limit.</returns>
    public CancellationToken Begin()
    {
        lock (access)
        {
            clock = ThreadClock.OfThisThread();
            due = clock.Now + limit;
            var stop = new CancellationTokenSource(); // without a timer there is nothing to dispose of
            askToStop = stop.Cancel;
            return stop.Token;
        }
    }

    /// <summary>Ends that: what the thread does from here on is no compiling.</summary>
    public void End()
    {
        lock (access) clock = null;
    }

    /// <summary>Asks a compiler at the limit to stop; for another thread, again and again.</summary>
    /// <returns>False when it was asked and goes on all the same: then only the end of the process stops it.</returns>
    public bool IsKept()
    {
        lock (access)
        {
            if (clock is null || clock.Now <= due) return true;
            if (askToStop is not { } ask) return false;

            ask();
            askToStop = null;
            due = clock.Now + TimeToStop;
            return true;
        }
    }
}
