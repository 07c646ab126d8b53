using System.Diagnostics;
using System.Reflection;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A strategy's assembly in a load context of its own, which dies with the run.</summary>
internal sealed class LoadedStrategy : IDisposable
{
    private const BindingFlags OfInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly StrategyContext context = new();
    private readonly Assembly assembly;

    /// <summary>Loads an assembly.</summary>
    public LoadedStrategy(byte[] image, LiveContexts contexts)
    {
        contexts.Add(context);
        assembly = context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>Calls the method, on a fresh instance where it needs one; what it throws passes through.</summary>
    public object? Call(Bars bars, Parameters parameters)
    {
        var method = assembly.GetTypes()
            .SelectMany(type => type.GetMethods(OfInstance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Single(method => method.Name == EntryPoint.Name && !method.IsAbstract);
        var instance = method.IsStatic ? null : Create(method.DeclaringType!);
        object[] arguments = method.GetParameters().Length == 1 ? [bars] : [bars, parameters];
        return method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    /// <summary>The innermost frame of the strategy in an exception; null when the strategy is not in it.</summary>
    public StackFrame? FrameOf(Exception exception) =>
        new StackTrace(exception).GetFrames().FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == assembly);

    /// <summary>Lets the assembly go.</summary>
    public void Dispose() => context.Unload();

    private static object? Create(Type type) =>
        Activator.CreateInstance(type, OfInstance | BindingFlags.CreateInstance | BindingFlags.DoNotWrapExceptions, null, null, null);
}
