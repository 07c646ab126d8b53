namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>The few strategies that were run last: what comes again, as each point of a sweep does, is neither compiled nor loaded anew.</summary>
internal sealed class RecentStrategies
{
    private const int Capacity = 4;

    private readonly List<(string Code, ReadyStrategy Strategy)> strategies = new(Capacity + 1);

    /// <summary>The strategy of exactly this text, the most recently used one now; null when it is not among them.</summary>
    public ReadyStrategy? Find(string strategyCode)
    {
        var index = strategies.FindIndex(entry => entry.Code == strategyCode);
        if (index < 0) return null;

        var found = strategies[index];
        strategies.RemoveAt(index);
        strategies.Add(found);
        return found.Strategy;
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        foreach (var (_, strategy) in strategies) strategy.Dispose();
        strategies.Clear();
    }

    /// <summary>Keeps one more, in place of the one that was not used for longest.</summary>
    public void Add(string strategyCode, ReadyStrategy strategy)
    {
        strategies.Add((strategyCode, strategy));
        if (strategies.Count <= Capacity) return;

        strategies[0].Strategy.Dispose();
        strategies.RemoveAt(0);
    }
}
