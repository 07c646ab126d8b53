namespace Sentinel.Load.Strategies;

/// <summary>Hands out the strategies of a seed, none twice.</summary>
internal sealed class StrategySupply(int seed) : IDisposable
{
    private readonly IEnumerator<GeneratedStrategy> strategies = GeneratedStrategies.OfSeed(seed).GetEnumerator();

    public IReadOnlyList<GeneratedStrategy> Take(int count)
    {
        var taken = new GeneratedStrategy[count];
        for (var i = 0; i < count; i++)
        {
            strategies.MoveNext();
            taken[i] = strategies.Current;
        }

        return taken;
    }

    public void Dispose() => strategies.Dispose();
}
