using System.Globalization;
using System.Runtime.InteropServices;
using Sentinel.Worker.Sandbox.Runner;

namespace Sentinel.Worker.Tests.Sandbox.Runner;

/// <summary>Leaves behind what a strategy may not, one thing after another, and writes what the canary says of each.</summary>
/// <remarks>A process of its own, because all of it belongs to the whole process.</remarks>
internal static class CanaryProbe
{
    public const string Argument = "canary-probe";

    private const int Megabyte = 1 << 20;

    private static readonly List<object> kept = [];
    private static readonly List<object> remembered = [];
    private static Timer? timer;

    public static void Run()
    {
        var canary = new Canary(forget: static () => remembered.Clear());
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

        LeaveMemory(canary);

        LeaveFinalizer();
        GC.Collect();
        Say(canary, "finalizer");

        ThreadPool.QueueUserWorkItem(static _ => new ManualResetEventSlim().Wait());
        Say(canary, "task");
        Console.Out.Flush();
        Environment.FailFast(null); // an orderly exit would wait for the finalizer
    }

    private static void LeaveMemory(Canary canary)
    {
        for (var i = 0; i < 1_000; i++) _ = new byte[Megabyte / 8];
        for (var i = 0; i < 100_000; i++) _ = new byte[1_000];
        Say(canary, "garbage");

        kept.Add(new byte[20 * Megabyte]);
        Say(canary, "a little");

        remembered.Add(new byte[40 * Megabyte]);
        Say(canary, "what is remembered on purpose");

        kept.AddRange(Enumerable.Range(0, 200_000).Select(_ => new byte[100]));
        Say(canary, "small pieces");
        kept.Clear();
        Say(canary, "nothing of them");

        kept.Add(new byte[40 * Megabyte]);
        Say(canary, "one large piece");
        Console.WriteLine($"bars\t{canary.Complaint(bars: 40 * Megabyte)}");
        kept.Clear();

        Slot<string>.Value = new byte[40 * Megabyte];
        Say(canary, "a static field of a generic type");
        Slot<string>.Value = [];

        var beside = Marshal.AllocHGlobal(200 * Megabyte);
        Say(canary, "what is no object");
        Marshal.FreeHGlobal(beside);
        Say(canary, "nothing left");
    }

    private static void LeaveFinalizer() => _ = new Endless();

    private static void Say(Canary canary, string what)
    {
        var complaint = canary.Complaint();
        Console.WriteLine($"{what}\t{complaint}");
    }

    private static class Slot<T>
    {
        public static byte[] Value { get; set; } = [];
    }

    private sealed class Endless
    {
        ~Endless()
        {
            while (true) Thread.Yield();
        }
    }
}
