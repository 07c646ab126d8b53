namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>Where strategies are loaded; those that leave nothing behind share a context by the dozen.</summary>
/// <remarks>Memory for code and the end of a context cost as much as compiling the strategy to machine code, so that sharing saves a tenth of a strategy's time.</remarks>
internal sealed class StrategyContexts
{
    private const int Shared = 16;

    private readonly List<WeakReference> contexts = [];
    private StrategyContext? current;

    /// <summary>How many the garbage collector has not taken yet; one that never dies is a leak.</summary>
    public int Count
    {
        get
        {
            contexts.RemoveAll(context => !context.IsAlive);
            return contexts.Count;
        }
    }

    /// <summary>A place for one more assembly, where no other has its name.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="alone">Whether it holds state, which must die with it.</param>
    public StrategyContext Take(string name, bool alone)
    {
        if (alone) return Begin(places: 1);

        if (current is null or { IsFull: true }) current = Begin(Shared);
        return current.Has(name) ? Begin(places: 1) : current;
    }

    private StrategyContext Begin(int places)
    {
        var context = new StrategyContext(places);
        contexts.Add(new WeakReference(context));
        return context;
    }
}
