using System.Diagnostics;
using System.Runtime.CompilerServices;
using Sentinel.Compiler;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>Compiles strategies and runs them, the last few need no second compilation.</summary>
internal sealed class StrategyExecutor(IStrategyCompiler compiler, CompileLimit? limit = null)
{
    // Without optimisation the same run takes several times as long, and the wall clock is still running. Processor time: a busy machine changes no message.
    private static readonly TimeSpan QuickEnoughToRepeat = TimeSpan.FromMilliseconds(200);

    private readonly RecentStrategies recent = new();
    private GivenBars? given;

    /// <summary>Where they are loaded.</summary>
    public StrategyContexts Contexts { get; } = new();

    /// <summary>How many bars it keeps for the next strategy.</summary>
    public int BarsKept => given?.Prices.Count ?? 0;

    /// <summary>Runs one strategy to its outcome, on the thread of the caller; what it throws is no outcome of the strategy but ours.</summary>
    public StrategyOutcome Execute(string strategyCode, PriceSeries prices, Parameters parameters)
    {
        var start = Stopwatch.GetTimestamp();
        var (strategy, failure) = Prepare(strategyCode);
        var compileTime = Stopwatch.GetElapsedTime(start);
        if (strategy is null) return failure! with { CompileTime = compileTime, IsRefusal = true };

        var compiled = Stopwatch.GetTimestamp();
        var reads = new ParameterReads();
        var clock = ThreadClock.OfThisThread();
        var begun = clock.Now;
        var outcome = RunLoaded(strategyCode, strategy, prices, parameters.WatchedBy(reads));
        if (outcome is StrategyOutcome.Completed completed) outcome = completed with { ProcessorTime = clock.Now - begun, ParametersRead = reads.Names };
        return outcome with { CompileTime = compileTime, RunTime = Stopwatch.GetElapsedTime(compiled), Notes = strategy.Compiled.Notes };
    }

    /// <summary>Lets go of the strategies that it remembers.</summary>
    public void Forget()
    {
        recent.Clear();
        compiler.Forget();
    }

    private GivenBars Given(PriceSeries prices) => given?.Prices == prices ? given : given = new GivenBars(prices);

    private (ReadyStrategy?, StrategyOutcome.Disqualified?) Prepare(string strategyCode)
    {
        if (recent.Find(strategyCode) is { } known) return (known, null);

        var (compiled, failure) = Compile(strategyCode);
        if (compiled is null) return (null, failure);

        var strategy = new ReadyStrategy(compiled, Contexts);
        recent.Add(strategyCode, strategy);
        return (strategy, null);
    }

    private (CompiledStrategy?, StrategyOutcome.Disqualified?) Compile(string strategyCode)
    {
        try
        {
            return (limit is null ? compiler.Compile(strategyCode) : limit.Within(stop => compiler.Compile(strategyCode, stop)), null);
        }
        catch (StrategyDisqualifiedException disqualified)
        {
            return (null, disqualified.Outcome);
        }
        catch (OutOfMemoryException)
        {
            return (null, ThrownException.OutOfMemory);
        }
        catch (InsufficientExecutionStackException)
        {
            return (null, new(DisqualificationReason.TooComplex, "The source is nested too deep to compile.", []));
        }
    }

    // What the runtime cannot load may be the strategy's doing, and is if a fresh process cannot load it either.
    private StrategyOutcome RunLoaded(string strategyCode, ReadyStrategy strategy, PriceSeries prices, Parameters parameters)
    {
        try
        {
            return Run(strategyCode, strategy, Given(prices), parameters);
        }
        catch (OutOfMemoryException)
        {
            return ThrownException.OutOfMemory;
        }
        catch (Exception unloadable) when (ThrownException.IsOfTheLoader(unloadable))
        {
            return ThrownException.Describe(unloadable, place: null);
        }
    }

    // A frame of its own, so that nothing on the stack keeps the load context alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private StrategyOutcome Run(string strategyCode, ReadyStrategy strategy, GivenBars bars, Parameters parameters)
    {
        var loaded = strategy.Take();
        try
        {
            return Run(strategyCode, strategy.Compiled, loaded, bars, parameters);
        }
        finally
        {
            strategy.GiveBack(loaded);
        }
    }

    private StrategyOutcome Run(string strategyCode, CompiledStrategy strategy, LoadedStrategy loaded, GivenBars bars, Parameters parameters)
    {
        var clock = ThreadClock.OfThisThread();
        var start = clock.Now;
        try
        {
            var targets = loaded.Targets(bars, parameters);
            return new SecondRun(strategy, bars, parameters, Contexts).Compare(targets, loaded);
        }
        catch (StrategyDisqualifiedException disqualified)
        {
            return disqualified.Outcome;
        }
        catch (StrategyThrewException thrown)
        {
            if (thrown.Cause is OutOfMemoryException) return ThrownException.OutOfMemory;

            var place = clock.Now - start < QuickEnoughToRepeat
                ? ExactPlace(strategyCode, strategy, bars, parameters)
                : PlaceOf(thrown.Cause, strategyCode, loaded);
            return ThrownException.Describe(thrown.Cause, place);
        }
    }

    // Optimised code no longer knows which instruction threw: the same code throws once more, not optimised.
    private (int Line, int Column)? ExactPlace(string strategyCode, CompiledStrategy strategy, GivenBars bars, Parameters parameters)
    {
        using var loaded = new LoadedStrategy(strategy, Contexts, optimised: false);
        try
        {
            loaded.Targets(bars, parameters);
            return null;
        }
        catch (StrategyDisqualifiedException)
        {
            return null; // it throws no longer
        }
        catch (StrategyThrewException thrown)
        {
            return PlaceOf(thrown.Cause, strategyCode, loaded);
        }
    }

    private (int Line, int Column)? PlaceOf(Exception exception, string strategyCode, LoadedStrategy loaded) =>
        loaded.FrameOf(exception) is { } frame ? compiler.PlaceOf(strategyCode, frame.GetMethod()!.MetadataToken, frame.GetILOffset()) : null;
}
