using System.Reflection;
using System.Runtime.Loader;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>Where the assemblies of a few strategies live; it dies with the last of them.</summary>
/// <param name="places">How many it has room for.</param>
internal sealed class StrategyContext(int places) : AssemblyLoadContext(name: null, isCollectible: true)
{
    private readonly HashSet<string> names = [];
    private int free = places;
    private int alive = places;

    /// <summary>Whether there is no room for another one.</summary>
    public bool IsFull => free == 0;

    /// <summary>Whether it has an assembly of that name, released ones included.</summary>
    public bool Has(string name) => names.Contains(name);

    /// <summary>Loads an assembly, which has to be released.</summary>
    public Assembly Load(byte[] image)
    {
        var assembly = LoadFromStream(new MemoryStream(image));
        free--; // only now: a place that nobody got would never be released
        names.Add(assembly.GetName().Name!);
        return assembly;
    }

    /// <summary>Lets one of its assemblies go.</summary>
    public void Release()
    {
        if (--alive == 0) Unload();
    }
}
