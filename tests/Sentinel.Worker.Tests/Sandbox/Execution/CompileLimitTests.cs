using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Kernel;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Execution;

/// <summary>Who compiles for too long is asked to stop first, and given up when he does not.</summary>
public sealed class CompileLimitTests
{
    private readonly CompileLimit limit = new(TimeSpan.FromMilliseconds(50));

    [Fact]
    public void Before_its_limit_a_compilation_goes_on()
    {
        var patient = new CompileLimit(TimeSpan.FromHours(1));

        var stop = patient.Begin();

        Assert.True(patient.IsKept());
        Assert.False(stop.IsCancellationRequested);
    }

    [Fact]
    public void At_its_limit_it_is_asked_to_stop_and_given_up_later()
    {
        var stop = limit.Begin();
        Compute(TimeSpan.FromMilliseconds(60));

        Assert.True(limit.IsKept());
        Assert.True(stop.IsCancellationRequested);
        Assert.True(limit.IsKept());
        Compute(TimeSpan.FromMilliseconds(260));
        Assert.False(limit.IsKept());
    }

    [Fact]
    public void What_comes_after_compiling_does_not_count()
    {
        var stop = limit.Begin();
        limit.End();

        Compute(TimeSpan.FromMilliseconds(400));

        Assert.True(limit.IsKept());
        Assert.False(stop.IsCancellationRequested);
    }

    [Fact]
    public void Each_compilation_has_the_whole_limit()
    {
        limit.Begin();
        Compute(TimeSpan.FromMilliseconds(60));
        limit.End();

        var stop = limit.Begin();

        Assert.True(limit.IsKept());
        Assert.False(stop.IsCancellationRequested);
    }

    [Fact]
    public void A_compiler_that_stopped_says_what_to_do()
    {
        var none = new CompileLimit(TimeSpan.Zero);
        var compiler = StrategyCompiler.Guarded();
        using var watching = new CancellationTokenSource();
        var watch = new Thread(() => { while (!watching.IsCancellationRequested) none.IsKept(); });
        watch.Start();

        try
        {
            var methods = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"int F{i}() => 1;"));
            var refused = Assert.Throws<StrategyDisqualifiedException>(() => none.Within(stop => compiler.Compile($"double[] GenerateSignals(Bars bars) => null;{methods}", stop)));

            Assert.Equal(DisqualificationReason.TooComplex, refused.Outcome.Reason);
            Assert.Contains("more than 0 s of processor time to compile", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            watching.Cancel();
            watch.Join();
        }
    }

    [Fact]
    public void Another_thread_can_read_how_long_one_computed()
    {
        var clock = ThreadClock.OfThisThread();
        var start = clock.Now;
        Compute(TimeSpan.FromMilliseconds(30));

        var read = TimeSpan.Zero;
        var reader = new Thread(() => read = clock.Now - start);
        reader.Start();
        reader.Join();

        Assert.InRange(read, TimeSpan.FromMilliseconds(OperatingSystem.IsLinux() ? 30 : 7), TimeSpan.FromMinutes(1));
    }

    private static void Compute(TimeSpan time)
    {
        var clock = ThreadClock.OfThisThread();
        var until = clock.Now + time;
        while (clock.Now < until)
        {
        }
    }
}
