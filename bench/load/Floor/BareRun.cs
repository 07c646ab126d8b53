using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Load.Floor;

/// <summary>Loads an assembly, calls the strategy in it once, and lets it go.</summary>
internal sealed class BareRun(PriceSeries prices)
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Only the runner may make bars, and reflection; they are made once, and shared by all strategies.
    private readonly Bars bars = (Bars)typeof(Bars).GetMethod("Of", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [prices])!;

    /// <summary>How many targets the strategy returned.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Call(Stream image)
    {
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        var method = context.LoadFromStream(image).GetTypes()
            .Select(type => type.GetMethod("GenerateSignals", Any))
            .First(found => found is not null)!;
        var instance = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!, nonPublic: true);
        object[] arguments = method.GetParameters().Length == 1 ? [bars] : [bars, Parameters.None];
        var targets = method.Invoke(instance, arguments) switch
        {
            double[] array => array.Length,
            int[] array => array.Length,
            IEnumerable<double> sequence => sequence.ToArray().Length,
            var other => throw new InvalidOperationException($"A strategy returned {other}."),
        };
        context.Unload();
        return targets;
    }
}
