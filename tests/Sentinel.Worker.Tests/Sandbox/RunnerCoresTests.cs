using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Sentinel.Worker.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

public sealed class RunnerCoresTests
{
    private const string Flat = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";
    private const string Endless = "double[] GenerateSignals(Bars bars) { while (true) { } }";

    // What this process may use, as its runners do until they are told otherwise.
    private static readonly nint All = AffinityOf(Environment.ProcessId);
    private static readonly int Cores = BitOperations.PopCount((nuint)All);

    [Theory]
    [InlineData(0, 3, 0b0001)]
    [InlineData(1, 3, 0b0010)]
    [InlineData(2, 3, 0b1000)]
    [InlineData(3, 4, 0b0001)]
    [InlineData(0, 2, 0b1011)]
    [InlineData(1, 2, 0b1011)]
    public void As_many_runners_as_cores_have_one_each_and_fewer_have_all(int runner, int runners, int expected) =>
        Assert.Equal(expected, new RunnerCores(0b1011).Of(runner, runners));

    [Fact]
    public void Where_cores_cannot_be_told_runners_are_left_where_they_are() => Assert.Equal(0, new RunnerCores(0).Of(0, 4));

    [Fact(Timeout = 120_000)]
    public async Task With_a_runner_for_each_core_every_process_keeps_to_its_own()
    {
        using var sandbox = SandboxHost.With(("Runners", Text(Cores)), ("Spares", "0"));
        await sandbox.Targets(Flat);

        await Until(() => Masks(sandbox).Distinct().Count() == Cores);

        Assert.All(Masks(sandbox), mask => Assert.Equal(1, BitOperations.PopCount((nuint)mask)));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_thread_of_a_strategy_keeps_to_the_core_of_its_process()
    {
        using var sandbox = SandboxHost.With(("Runners", Text(Cores)), ("Spares", "0"), ("WallTime", "00:05:00"));
        await sandbox.Targets(Flat);
        await Until(() => Masks(sandbox).Distinct().Count() == Cores);
        using var stop = new CancellationTokenSource();
        var run = sandbox.Run(new(Endless, SandboxHost.Prices, Core.Strategies.Parameters.None), stop.Token);

        await Until(() => sandbox.Pool.ProcessIds.Any(HasBusyThread));
        var process = sandbox.Pool.ProcessIds.First(HasBusyThread);

        Assert.Equal(AffinityOf(process), AffinityOf(BusyThreads(process).First()));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task Otherwise_every_process_may_use_all_of_them(string oneCoreEach, int coresWithoutRunner)
    {
        var runners = Math.Max(1, Cores - coresWithoutRunner);
        using var sandbox = SandboxHost.With(("Runners", Text(runners)), ("Spares", "0"), ("OneCoreEach", oneCoreEach));
        await sandbox.Targets(Flat);

        await Until(() => sandbox.Pool.ProcessIds.Count == runners);

        Assert.All(Masks(sandbox), mask => Assert.Equal(All, mask));
    }

    [Fact(Timeout = 120_000)]
    public async Task Runners_that_come_and_go_are_spread_anew()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("Spares", "0"));
        await sandbox.Targets(Flat);

        sandbox.Pool.Resize(Cores);
        await Until(() => Masks(sandbox).Distinct().Count() == Cores);
        sandbox.Pool.Resize(1);

        await Until(() => Masks(sandbox) is [var only] && only == All);
    }

    private static List<nint> Masks(SandboxHost sandbox) => [.. sandbox.Pool.ProcessIds.Select(AffinityOf)];

    private static nint AffinityOf(int id)
    {
        // The hexadecimal mask of a process or of one of its threads, in groups of eight digits.
        var line = File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("Cpus_allowed:", StringComparison.Ordinal));
        return nint.Parse(line.Split('\t')[1].Replace(",", "", StringComparison.Ordinal), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static bool HasBusyThread(int process) => BusyThreads(process).Any();

    // The first thread only waits; what has used five seconds is the strategy's.
    private static IEnumerable<int> BusyThreads(int process)
    {
        using var look = Process.GetProcessById(process);
        return [.. look.Threads.Cast<ProcessThread>()
            .Where(thread => thread.Id != process && thread.TotalProcessorTime > TimeSpan.FromSeconds(5))
            .OrderByDescending(thread => thread.TotalProcessorTime)
            .Select(thread => thread.Id)];
    }

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!condition()) await Task.Delay(20, deadline.Token);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
