using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Sentinel.Compiler;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A strategy's assembly, loaded.</summary>
internal sealed class LoadedStrategy : IDisposable
{
    private const BindingFlags OfInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly StrategyContext context;
    private readonly Assembly assembly;
    private readonly AssemblyShape shape;
    private readonly CompiledStrategy strategy;

    /// <summary>Loads the assembly of a strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="contexts">Where it is loaded.</param>
    /// <param name="optimised">Whether the runtime may optimise its code, and then no longer knows which instruction of a method threw.</param>
    public LoadedStrategy(CompiledStrategy strategy, StrategyContexts contexts, bool optimised = true)
    {
        this.strategy = strategy;
        shape = strategy.Shape;
        context = contexts.Take(strategy.Name, alone: shape.HasStaticState);
        var image = shape.Rename(strategy.Image, strategy.Name);
        assembly = context.Load(optimised ? image : UnoptimisedImage.Of(image));
    }

    /// <summary>Whether one run can leave something for the next in it.</summary>
    public bool HasStaticState => shape.HasStaticState;

    /// <summary>Calls the method, on a fresh instance where it needs one and over bars that are as they were given.</summary>
    /// <exception cref="StrategyDisqualifiedException">It did not return target positions.</exception>
    /// <exception cref="StrategyThrewException">Its own code threw.</exception>
    public double[] Targets(GivenBars given, Parameters parameters)
    {
        var bars = given.ForOneRun();
        var returned = Call(bars, parameters);
        return OfTheStrategy(() => ReturnedTargets.Read(returned, bars, strategy)); // a lazy sequence runs strategy code here
    }

    /// <summary>The innermost frame of the strategy in an exception; null when the strategy is not in it.</summary>
    public StackFrame? FrameOf(Exception exception) =>
        new StackTrace(exception).GetFrames().FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == assembly);

    /// <summary>Lets the assembly go.</summary>
    public void Dispose() => context.Release();

    private object? Call(Bars bars, Parameters parameters)
    {
        var method = (MethodInfo)assembly.ManifestModule.ResolveMethod(shape.Method)!;
        var instance = method.IsStatic ? null : Create(method.DeclaringType!);
        var takesParameters = method.GetParameters().Length > 1;
        if (method.ReturnType.IsValueType) return OfTheStrategy(() => Invoke(method, instance, takesParameters ? [bars, parameters] : [bars]));
        if (!takesParameters)
        {
            var ofBars = method.CreateDelegate<Func<Bars, object?>>(instance);
            return OfTheStrategy(() => ofBars(bars));
        }

        var ofBoth = method.CreateDelegate<Func<Bars, Parameters, object?>>(instance);
        return OfTheStrategy(() => ofBoth(bars, parameters));
    }

    private static T OfTheStrategy<T>(Func<T> code)
    {
        try
        {
            return code();
        }
        catch (Exception thrown) when (thrown is not StrategyDisqualifiedException)
        {
            throw new StrategyThrewException(thrown);
        }
    }

    // At the second call the runtime would write and compile a method of its own to make it, so only for what no delegate fits.
    private static object? Invoke(MethodInfo method, object? instance, object[] arguments) =>
        method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    // A constructor that does nothing takes longer to compile than the strategy to run.
    private object Create(Type type) => shape.NeedsConstructor ? Construct(type) : OfTheStrategy(() => RuntimeHelpers.GetUninitializedObject(type));

    // A struct need not declare the constructor without parameters that it has.
    private static object Construct(Type type) => type.IsValueType || type.GetConstructor(OfInstance, Type.EmptyTypes) is not null
        ? OfTheStrategy(() => Activator.CreateInstance(type, OfInstance | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions, null, null, null)!)
        : ConstructFromDefaults(type);

    private static object ConstructFromDefaults(Type type)
    {
        var constructor = type.GetConstructors(OfInstance).First(it => it.GetParameters().All(parameter => parameter.IsOptional));
        var defaults = Enumerable.Repeat<object>(Type.Missing, constructor.GetParameters().Length).ToArray();
        return OfTheStrategy(() => constructor.Invoke(
            BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions, Type.DefaultBinder, defaults, CultureInfo.InvariantCulture));
    }
}
