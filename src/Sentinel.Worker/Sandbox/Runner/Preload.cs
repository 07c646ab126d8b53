using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Compiler;
using Sentinel.Core.Prices;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Loads what strategies and the managed compiler may ever need: behind the lock, what was not loaded can never load.</summary>
internal static class Preload
{
    // The parts of the base library that strategies are given; a name may be a mere pointer to where the types really are.
    private static readonly string[] ForStrategies =
    [
        "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory",
        "System.Numerics.Vectors", "System.Runtime.Extensions", "System.Runtime.InteropServices", "System.Runtime.Numerics", "System.Threading",
    ];

    // What the runner itself may need: a worker needs more, of which nothing lies in reach of a runner.
    private static readonly Assembly[] Ours = [typeof(Preload).Assembly, typeof(IStrategyCompiler).Assembly, typeof(Bar).Assembly];

    private static readonly string BaseLibrary = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Loads them, and where their types really are.</summary>
    public static void Run()
    {
        if (OperatingSystem.IsLinux()) Libc.Preload();
        _ = TimeZoneInfo.Local;

        var loaded = new HashSet<string>();
        foreach (var name in ForStrategies) LoadAll(new AssemblyName(name), loaded);
        foreach (var name in Ours.SelectMany(part => part.GetReferencedAssemblies()).Where(IsOfTheBaseLibrary)) Assembly.Load(name);
    }

    /// <summary>Loads what the managed compiler may need.</summary>
    public static void Compiler()
    {
        Assembly[] compiler = [typeof(SyntaxNode).Assembly, typeof(CSharpCompilation).Assembly];
        foreach (var reference in compiler.SelectMany(part => part.GetReferencedAssemblies())) Assembly.Load(reference);
    }

    private static bool IsOfTheBaseLibrary(AssemblyName name) => File.Exists(Path.Combine(BaseLibrary, $"{name.Name}.dll"));

    private static void LoadAll(AssemblyName name, HashSet<string> loaded)
    {
        if (!loaded.Add(name.Name!)) return;
        foreach (var reference in Assembly.Load(name).GetReferencedAssemblies()) LoadAll(reference, loaded);
    }
}
