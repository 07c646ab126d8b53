using System.Reflection;
using System.Runtime.Loader;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>Where the assemblies of a few strategies live; it dies with the last of them.</summary>
/// <param name="places">How many it has room for.</param>
internal sealed class StrategyContext(int places) : AssemblyLoadContext(name: null, isCollectible: true)
{
    private int free = places;
    private int alive = places;

    /// <summary>Whether there is no room for another one.</summary>
    public bool IsFull => free == 0;

    /// <summary>Loads an assembly, which has to be released.</summary>
    public Assembly Load(byte[] image)
    {
        var assembly = LoadFromStream(new MemoryStream(image));
        free--; // only now: a place that nobody got would never be released
        return assembly;
    }

    /// <summary>Lets one of its assemblies go.</summary>
    public void Release()
    {
        if (--alive == 0) Unload();
    }
}
