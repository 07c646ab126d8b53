namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>The few series that were used last. Both ends keep one and so agree on what the runner still has.</summary>
internal sealed class RecentSeries<T>
{
    private const int Capacity = 4;

    private readonly List<(string Key, T Value)> series = new(Capacity + 1);

    /// <summary>All that are kept.</summary>
    public IEnumerable<T> Values => series.Select(entry => entry.Value);

    /// <summary>Whether a series is kept; if so it is the most recently used one now.</summary>
    public bool TryUse(string key, out T? value)
    {
        var index = series.FindIndex(entry => entry.Key == key);
        value = index < 0 ? default : series[index].Value;
        if (index < 0) return false;

        var used = series[index];
        series.RemoveAt(index);
        series.Add(used);
        return true;
    }

    /// <summary>Keeps one more, in place of the one that was not used for longest.</summary>
    public void Add(string key, T value)
    {
        series.Add((key, value));
        if (series.Count > Capacity) series.RemoveAt(0);
    }
}
