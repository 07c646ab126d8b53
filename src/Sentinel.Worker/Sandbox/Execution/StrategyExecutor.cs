using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>Compiles strategies and runs each in a load context and on a stack of its own.</summary>
internal sealed class StrategyExecutor
{
    private readonly StrategyCompiler compiler = new();

    /// <summary>The load contexts of earlier strategies.</summary>
    public LiveContexts Contexts { get; } = new();

    /// <summary>Runs one strategy to its outcome, on the thread of the caller.</summary>
    public StrategyOutcome Execute(string strategyCode, Bars bars, Parameters parameters)
    {
        var start = Stopwatch.GetTimestamp();
        var compiled = start;
        StrategyOutcome outcome;
        try
        {
            var strategy = compiler.Compile(strategyCode);
            compiled = Stopwatch.GetTimestamp();
            outcome = Run(strategy, bars, parameters);
        }
        catch (StrategyDisqualifiedException disqualified)
        {
            outcome = disqualified.Outcome;
        }
        catch (OutOfMemoryException)
        {
            outcome = ThrownException.OutOfMemory;
        }
        catch (InsufficientExecutionStackException)
        {
            outcome = new StrategyOutcome.Disqualified(DisqualificationReason.TooComplex, "The source is nested too deep to compile.", []);
        }

        return compiled == start
            ? outcome with { CompileTime = Stopwatch.GetElapsedTime(start) }
            : outcome with { CompileTime = Stopwatch.GetElapsedTime(start, compiled), RunTime = Stopwatch.GetElapsedTime(compiled) };
    }

    // A frame of its own, so that nothing on the stack keeps the context alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private StrategyOutcome Run(CompiledStrategy strategy, Bars bars, Parameters parameters)
    {
        var context = new StrategyContext();
        Contexts.Add(context);
        try
        {
            using var image = new MemoryStream(strategy.Image);
            return Call(strategy, context.LoadFromStream(image), bars, parameters);
        }
        finally
        {
            context.Unload();
        }
    }

    private static StrategyOutcome Call(CompiledStrategy strategy, Assembly loaded, Bars bars, Parameters parameters)
    {
        try
        {
            var method = CompiledStrategy.EntryPointIn(loaded);
            var instance = method.IsStatic ? null : Create(method.DeclaringType!);
            object[] arguments = method.GetParameters().Length == 1 ? [bars] : [bars, parameters];
            var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return new StrategyOutcome.Completed(Targets.Read(returned, bars, strategy.EntryPoint));
        }
        catch (Exception thrown) when (thrown is not StrategyDisqualifiedException)
        {
            return ThrownException.Describe(thrown, strategy, loaded);
        }
    }

    private static object? Create(Type type)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions | BindingFlags.CreateInstance;
        return Activator.CreateInstance(type, Any, null, null, null);
    }
}
