using System.Globalization;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A fresh thread for one strategy: a deep stack, and no culture or thread-local state of an earlier one.</summary>
internal static class StrategyThread
{
    private const int StackBytes = 16 * 1024 * 1024;

    // Often enough to notice soon, too seldom to cost anything.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs something on a fresh thread and waits for it.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="look">What the waiting thread does every 50 ms meanwhile.</param>
    /// <exception cref="RunnerFaultException">It threw, which a strategy cannot make it do.</exception>
    public static T Run<T>(Func<T> work, Action? look = null)
    {
        T result = default!;
        RunnerFaultException? fault = null;
        var thread = new Thread(() => fault = Try(() => result = work()), StackBytes)
        {
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
            IsBackground = true,
        };
        thread.Start();
        while (!thread.Join(LookInterval)) look?.Invoke();
        return fault is null ? result : throw fault;
    }

    private static RunnerFaultException? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception exception)
        {
            return RunnerFaultException.Of(exception);
        }
    }
}
