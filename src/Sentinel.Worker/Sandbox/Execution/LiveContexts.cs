namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>The load contexts that are not collected yet; one that never dies is a leak.</summary>
internal sealed class LiveContexts
{
    private const int RunsBetweenCollections = 64;

    private readonly List<WeakReference> contexts = [];
    private int runs;

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

    /// <summary>Collects them now and then: their code is not counted as managed memory, so the collector is in no hurry.</summary>
    public void CollectNowAndThen()
    {
        if (++runs % RunsBetweenCollections == 0) GC.Collect();
    }
}
