using System.Collections;
using System.Globalization;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Looks after each run whether the strategy left something behind that the next one would meet.</summary>
internal sealed class Canary : IDisposable
{
    private const long MostObjectsLeft = 32L << 20;
    private const long MostLeftBeside = 128L << 20;

    // An unloaded assembly, and what its static fields hold, goes with the second or third collection.
    private const int Collections = 3;

    private static readonly TimeSpan FinalizersTime = TimeSpan.FromSeconds(2);

    private readonly Action forget;
    private readonly MemoryUse memory = new();
    private readonly AutoResetEvent asked = new(initialState: false);
    private readonly AutoResetEvent answered = new(initialState: false);
    private readonly TextWriter output = Console.Out;
    private readonly long timers = Timer.ActiveCount;
    private readonly int poolThreads = ThreadPool.ThreadCount;
    private readonly string variables = Variables();
    private readonly long objects;
    private readonly long beside;
    private int collections = -1;

    /// <summary>Takes the process as it is now for one at rest.</summary>
    /// <param name="forget">Lets go of what is kept of earlier strategies on purpose; called when there is doubt.</param>
    public Canary(Action forget)
    {
        this.forget = forget;
        new Thread(WaitForFinalizers) { IsBackground = true, Name = "canary" }.Start();
        GC.Collect();
        (objects, beside) = (MemoryUse.Objects, memory.Beside);
    }

    /// <summary>What is not as it was; null when all is.</summary>
    /// <param name="bars">Bytes of the bars that are kept for strategies to come.</param>
    public string? Complaint(long bars = 0) => this switch
    {
        _ when CultureInfo.DefaultThreadCurrentCulture is not null || CultureInfo.DefaultThreadCurrentUICulture is not null => "a default culture is set",
        _ when Timer.ActiveCount > timers => "a timer runs",
        _ when ThreadPool.ThreadCount > poolThreads || ThreadPool.PendingWorkItemCount > 0 => "the thread pool is in use",
        _ when Console.Out != output => "the console leads elsewhere",
        _ when Variables() != variables => "an environment variable is changed",
        _ when !FinalizersEnd() => "a finalizer does not end",
        _ when KeepsMemory(bars) => "memory is kept",
        _ => null,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        asked.Dispose();
        answered.Dispose();
        memory.Dispose();
    }

    private static string Variables() =>
        string.Join('\n', Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"));

    // A full collection takes longer than most strategies: only where there is more than may be left is it worth finding out how much of it is alive.
    private bool KeepsMemory(long bars)
    {
        if (!IsTooMuch(bars)) return false;

        GC.Collect(generation: 1);
        if (!IsTooMuch(bars)) return false;

        forget();
        for (var i = 0; i < Collections && IsTooMuch(bars); i++)
        {
            GC.Collect();
            FinalizersEnd();
        }

        return IsTooMuch(bars);
    }

    private bool IsTooMuch(long bars) => MemoryUse.Objects > objects + bars + MostObjectsLeft || memory.Beside > beside + MostLeftBeside;

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
