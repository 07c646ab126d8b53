using Sentinel.Compiler;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>A compiled strategy that can be run again, with other parameters for example.</summary>
internal sealed class ReadyStrategy(CompiledStrategy compiled, StrategyContexts contexts) : IDisposable
{
    private LoadedStrategy? idle;

    /// <summary>What it was compiled to.</summary>
    public CompiledStrategy Compiled => compiled;

    /// <summary>Its assembly for one run; to be given back.</summary>
    public LoadedStrategy Take() => idle ?? new LoadedStrategy(compiled, contexts);

    /// <summary>Ends a run. Only an assembly in which a run can leave nothing serves another one.</summary>
    public void GiveBack(LoadedStrategy loaded)
    {
        if (loaded.HasStaticState) loaded.Dispose();
        else idle = loaded;
    }

    /// <summary>Lets its assembly go.</summary>
    public void Dispose() => idle?.Dispose();
}
