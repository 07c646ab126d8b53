using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Loads what compiler and strategies may ever need: behind the lock, what was not loaded can never load.</summary>
internal static class Preload
{
    // The parts of the base library that strategies are given; a name may be a mere pointer to where the types really are.
    private static readonly string[] ForStrategies =
    [
        "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory",
        "System.Numerics.Vectors", "System.Runtime.Extensions", "System.Runtime.InteropServices", "System.Runtime.Numerics", "System.Threading",
    ];

    /// <summary>Loads them, and where their types really are.</summary>
    public static void Run()
    {
        if (OperatingSystem.IsLinux()) Libc.Preload();
        _ = TimeZoneInfo.Local;

        Assembly[] compiler = [typeof(SyntaxNode).Assembly, typeof(CSharpCompilation).Assembly];
        foreach (var reference in compiler.SelectMany(part => part.GetReferencedAssemblies())) Assembly.Load(reference);

        var loaded = new HashSet<string>();
        foreach (var name in ForStrategies) LoadAll(new AssemblyName(name), loaded);
    }

    private static void LoadAll(AssemblyName name, HashSet<string> loaded)
    {
        if (!loaded.Add(name.Name!)) return;
        foreach (var reference in Assembly.Load(name).GetReferencedAssemblies()) LoadAll(reference, loaded);
    }
}
