using System.Globalization;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A fresh thread for one strategy: a deep stack, and no culture or thread-local state of an earlier one.</summary>
internal static class StrategyThread
{
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>Runs something on a fresh thread and waits for it.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work(), StackBytes)
        {
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
            IsBackground = true,
        };
        thread.Start();
        thread.Join();
        return result;
    }
}
