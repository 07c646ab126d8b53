namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>The load contexts that the garbage collector has not taken yet; one that never dies is a leak.</summary>
internal sealed class LiveContexts
{
    private readonly List<WeakReference> contexts = [];

    /// <summary>How many are alive.</summary>
    public int Count
    {
        get
        {
            contexts.RemoveAll(context => !context.IsAlive);
            return contexts.Count;
        }
    }

    /// <summary>Watches one more.</summary>
    public void Add(StrategyContext context) => contexts.Add(new WeakReference(context));
}
