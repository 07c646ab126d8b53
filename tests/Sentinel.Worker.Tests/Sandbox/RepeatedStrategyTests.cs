using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Protocol;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>One text again and again with other parameters, as a sweep sends it.</summary>
public sealed class RepeatedStrategyTests(ITestOutputHelper output)
{
    private const string Honest =
        "double[] GenerateSignals(Bars bars, Parameters parameters) => bars.Select(bar => bar.Close > parameters[\"level\"] ? 1.0 : 0.0).ToArray();";

    private const string Counting =
        "static int runs; double[] GenerateSignals(Bars bars, Parameters parameters) { runs++; return bars.Select(_ => runs / 10.0).ToArray(); }";

    private const string Broken = "double[] GenerateSignals(Bars bars, Parameters parameters) => bars.Closee.ToArray();";

    private readonly StrategyExecutor executor = new(StrategyCompiler.Guarded());

    [Fact]
    public void A_repeat_is_not_loaded_again()
    {
        var outcomes = Enumerable.Range(0, 50).Select(i => executor.Execute(Honest, SandboxHost.Prices, Level(i))).ToList();

        Assert.All(outcomes, outcome => Assert.IsType<StrategyOutcome.Completed>(outcome));
        Assert.Equal(1, executor.Contexts.Count);
    }

    [Fact]
    public void Each_run_gets_its_own_parameters()
    {
        var levels = Enumerable.Range(98, 6).Select(level => LongBars(executor.Execute(Honest, SandboxHost.Prices, Level(level))));

        Assert.Equal([240, 240, 160, 80, 0, 0], levels);
    }

    [Fact]
    public void Static_state_begins_anew_with_each_run()
    {
        var targets = Enumerable.Range(0, 5).Select(_ => FirstTarget(executor.Execute(Counting, SandboxHost.Prices, Parameters.None)));

        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.1], targets);
    }

    [Fact]
    public void What_does_not_compile_does_so_every_time()
    {
        var outcomes = Enumerable.Range(0, 3).Select(_ => executor.Execute(Broken, SandboxHost.Prices, Parameters.None)).ToList();

        Assert.All(outcomes, outcome => Assert.Equal(
            (DisqualificationReason.CompileError, true), (((StrategyOutcome.Disqualified)outcome).Reason, ((StrategyOutcome.Disqualified)outcome).IsRefusal)));
    }

    [Theory]
    [InlineData("double Signals(Bars bars) => 1;", true)]
    [InlineData("double[] GenerateSignals(Bars bars) => new double[1];", false)]
    [InlineData("double[] GenerateSignals(Bars bars) => throw new Exception();", false)]
    public void Only_what_was_refused_before_any_of_it_ran_is_a_refusal(string code, bool isRefusal) =>
        Assert.Equal(isRefusal, Assert.IsType<StrategyOutcome.Disqualified>(executor.Execute(code, SandboxHost.Prices, Parameters.None)).IsRefusal);

    [Fact]
    public async Task Forgotten_strategies_are_unloaded()
    {
        RunDistinct(40);

        await Eventually.Holds(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return executor.Contexts.Count <= 4;
        });
    }

    [Theory]
    [InlineData(Honest)]
    [InlineData(Counting)]
    public void After_three_thousand_points_memory_is_flat(string code)
    {
        using var runner = Process.Start(RunnerCommand.Create(new SandboxOptions()))!;
        runner.StandardOutput.BaseStream.ReadReady();
        runner.StandardInput.BaseStream.WriteRequest(new RunnerRequest.Load("bars", SandboxHost.Prices));

        var (early, _) = UseAfter(1_500, code, runner); // by then the collector has the room it takes for itself
        var (late, contexts) = UseAfter(1_500, code, runner);
        runner.Kill();

        output.WriteLine($"{early >> 20} MB after 1,500 points, {late >> 20} MB after 3,000; {contexts} contexts alive");
        Assert.InRange(contexts, 0, 800);
        Assert.InRange(late - early, long.MinValue, 40L << 20);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunDistinct(int count)
    {
        for (var i = 0; i < count; i++) Assert.IsType<StrategyOutcome.Completed>(executor.Execute($"{Honest} int Number => {i};", SandboxHost.Prices, Level(i)));
    }

    // Straight through the pipe: a parent would replace a runner that a busy machine makes slow.
    private static (long Bytes, int Contexts) UseAfter(int runs, string code, Process runner)
    {
        var contexts = 0;
        for (var i = 0; i < runs; i++)
        {
            runner.StandardInput.BaseStream.WriteRequest(new RunnerRequest.Run(i, "bars", code, Level(i)));
            Assert.IsType<StrategyOutcome.Completed>(runner.StandardOutput.BaseStream.ReadReply(i, SandboxHost.Prices.Count));
            contexts = runner.StandardOutput.BaseStream.ReadSettled().LiveContexts;
        }

        runner.Refresh();
        return (runner.WorkingSet64, contexts);
    }

    private static Parameters Level(double level) => new([KeyValuePair.Create("level", level)]);

    private static int LongBars(StrategyOutcome outcome) => Assert.IsType<StrategyOutcome.Completed>(outcome).Targets.Count(target => target == 1);

    private static double FirstTarget(StrategyOutcome outcome) => Assert.IsType<StrategyOutcome.Completed>(outcome).Targets[0];
}
