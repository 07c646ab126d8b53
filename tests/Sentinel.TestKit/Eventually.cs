using System.Diagnostics;

namespace Sentinel.TestKit;

/// <summary>Waits for what happens in other threads and processes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Completes once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not in three minutes.</exception>
    public static async Task Holds(Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > Patience) throw new TimeoutException($"Still not so after {Patience.TotalSeconds} s.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Completes once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not in three minutes.</exception>
    public static Task Holds(Func<bool> condition) => Holds(() => Task.FromResult(condition()));
}
