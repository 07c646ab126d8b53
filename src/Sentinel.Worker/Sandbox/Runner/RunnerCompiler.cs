using System.Runtime.CompilerServices;
using Sentinel.Compiler;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>The compiler of this process.</summary>
/// <param name="Compiler">The compiler.</param>
/// <param name="Description">Which one it is, and why not the other, for an operator.</param>
internal sealed record RunnerCompiler(IStrategyCompiler Compiler, string Description)
{
    /// <summary>Where the native one lies, if it does.</summary>
    public static string NativeFile { get; } = Path.Combine(AppContext.BaseDirectory, "Sentinel.Compiler.Native.so");

    /// <summary>Loads it, with all that it may ever need: behind the lock, what was not loaded can never load.</summary>
    /// <exception cref="InvalidOperationException">The native one is asked for, and is not to be had.</exception>
    public static RunnerCompiler Load(CompilerChoice choice)
    {
        if (choice == CompilerChoice.Managed) return Managed("Sandbox:Compiler says so");
        if (choice == CompilerChoice.Auto && !File.Exists(NativeFile)) return Managed("build/native.sh makes the native one");

        try
        {
            return new RunnerCompiler(NativeCompiler.Load(NativeFile, CompilerVersion.Current), "native");
        }
        catch (InvalidOperationException unusable) when (choice == CompilerChoice.Auto)
        {
            return Managed(unusable.Message.TrimEnd('.'));
        }
    }

    // A method of its own: where it is not called, nothing of Roslyn is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RunnerCompiler Managed(string why)
    {
        Preload.Compiler();
        return new RunnerCompiler(StrategyCompiler.Guarded(), $"managed: {why}");
    }
}
