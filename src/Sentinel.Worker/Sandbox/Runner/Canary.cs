using System.Collections;
using System.Globalization;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Looks after each run whether the strategy left something behind that the next one would meet.</summary>
internal sealed class Canary
{
    private static readonly TimeSpan FinalizersTime = TimeSpan.FromMilliseconds(250);

    private readonly TextWriter output = Console.Out;
    private readonly long timers = Timer.ActiveCount;
    private readonly int poolThreads = ThreadPool.ThreadCount;
    private readonly string variables = Variables();

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

    private static string Variables() =>
        string.Join('\n', Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"));

    private static bool FinalizersEnd()
    {
        var waiting = new Thread(GC.WaitForPendingFinalizers) { IsBackground = true, Name = "canary" };
        waiting.Start();
        return waiting.Join(FinalizersTime);
    }
}
