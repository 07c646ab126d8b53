using System.Collections;
using System.Globalization;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Looks after each run whether the strategy left something behind that the next one would meet.</summary>
internal sealed class Canary : IDisposable
{
    private static readonly TimeSpan FinalizersTime = TimeSpan.FromSeconds(2);

    private readonly AutoResetEvent asked = new(initialState: false);
    private readonly AutoResetEvent answered = new(initialState: false);
    private readonly TextWriter output = Console.Out;
    private readonly long timers = Timer.ActiveCount;
    private readonly int poolThreads = ThreadPool.ThreadCount;
    private readonly string variables = Variables();
    private int collections = -1;

    public Canary() => new Thread(WaitForFinalizers) { IsBackground = true, Name = "canary" }.Start();

    /// <summary>What is not as it was; null when all is.</summary>
    public string? Complaint() => this switch
    {
        _ when CultureInfo.DefaultThreadCurrentCulture is not null || CultureInfo.DefaultThreadCurrentUICulture is not null => "a default culture is set",
        _ when Timer.ActiveCount > timers => "a timer runs",
        _ when ThreadPool.ThreadCount > poolThreads || ThreadPool.PendingWorkItemCount > 0 => "the thread pool is in use",
        _ when Console.Out != output => "the console leads elsewhere",
        _ when Variables() != variables => "an environment variable is changed",
        _ when !FinalizersEnd() => "a finalizer does not end",
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        asked.Dispose();
        answered.Dispose();
    }

    private static string Variables() =>
        string.Join('\n', Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"));

    // Only a collection hands objects to their finalizers: without one since the last look there is nothing to wait for.
    private bool FinalizersEnd()
    {
        var now = GC.CollectionCount(generation: 0);
        if (now == collections) return true;

        collections = now;
        asked.Set();
        return answered.WaitOne(FinalizersTime);
    }

    // On a thread of its own, since nothing bounds the wait; the same one after every run, since starting one takes longer than the wait.
    private void WaitForFinalizers()
    {
        while (asked.WaitOne())
        {
            GC.WaitForPendingFinalizers();
            answered.Set();
        }
    }
}
