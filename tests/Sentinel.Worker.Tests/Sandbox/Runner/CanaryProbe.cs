using System.Globalization;
using Sentinel.Worker.Sandbox.Runner;

namespace Sentinel.Worker.Tests.Sandbox.Runner;

/// <summary>Leaves behind what a strategy may not, one thing after another, and writes what the canary says of each.</summary>
/// <remarks>A process of its own, because all of it belongs to the whole process.</remarks>
internal static class CanaryProbe
{
    public const string Argument = "canary-probe";

    private static Timer? timer;

    public static void Run()
    {
        var canary = new Canary();
        Say(canary, "nothing");

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Say(canary, "culture");
        CultureInfo.DefaultThreadCurrentCulture = null;

        Environment.SetEnvironmentVariable("LEFT_BEHIND", "1");
        Say(canary, "variable");
        Environment.SetEnvironmentVariable("LEFT_BEHIND", null);

        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        var complaint = canary.Complaint();
        Console.SetOut(console);
        Console.WriteLine($"console\t{complaint}");

        timer = new Timer(static _ => { }, null, Timeout.Infinite, Timeout.Infinite);
        timer.Change(60_000, 60_000);
        Say(canary, "timer");
        timer.Dispose();
        Say(canary, "nothing any more");

        LeaveFinalizer();
        GC.Collect();
        Say(canary, "finalizer");

        ThreadPool.QueueUserWorkItem(static _ => new ManualResetEventSlim().Wait());
        Say(canary, "task");
        Console.Out.Flush();
        Environment.FailFast(null); // an orderly exit would wait for the finalizer
    }

    private static void LeaveFinalizer() => _ = new Endless();

    private static void Say(Canary canary, string what)
    {
        var complaint = canary.Complaint();
        Console.WriteLine($"{what}\t{complaint}");
    }

    private sealed class Endless
    {
        ~Endless()
        {
            while (true) Thread.Yield();
        }
    }
}
