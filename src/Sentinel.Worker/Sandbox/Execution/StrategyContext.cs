using System.Runtime.Loader;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>Where one strategy's assembly lives, and dies.</summary>
internal sealed class StrategyContext() : AssemblyLoadContext(name: null, isCollectible: true);
