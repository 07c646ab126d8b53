using System.Globalization;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A fresh thread for one strategy: a deep stack, and no culture or thread-local state of an earlier one.</summary>
internal static class StrategyThread
{
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>Runs something on a fresh thread and waits for it.</summary>
    /// <exception cref="RunnerFaultException">It threw, which a strategy cannot make it do.</exception>
    public static T Run<T>(Func<T> work)
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
        thread.Join();
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
