using System.Collections;

namespace Sentinel.Core.Strategies;

/// <summary>The numbers a strategy is tuned with, by name; names are case-sensitive, values finite.</summary>
public sealed class Parameters : IReadOnlyDictionary<string, double>
{
    private readonly Dictionary<string, double> values;
    private readonly ParameterReads? reads;

    /// <summary>A copy of the given numbers.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or a name occurs twice.</exception>
    public Parameters(IEnumerable<KeyValuePair<string, double>> values)
    {
        this.values = new(values, StringComparer.Ordinal);
        foreach (var (key, value) in this.values)
            if (!double.IsFinite(value)) throw new ArgumentException($"Parameter '{key}' is {value}, not a finite number.", nameof(values));
    }

    private Parameters(Dictionary<string, double> values, ParameterReads reads) => (this.values, this.reads) = (values, reads);

    /// <summary>No parameters.</summary>
    public static Parameters None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <summary>A copy of the names.</summary>
    public IEnumerable<string> Keys => Watched().Keys.ToArray(); // the dictionary's own collections lead back to it

    /// <summary>A copy of the numbers, in the order of <see cref="Keys"/>.</summary>
    public IEnumerable<double> Values => Watched().Values.ToArray();

    /// <summary>The number of that name.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has that name.</exception>
    public double this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"The request has no parameter '{key}': send it, or read it with Get(\"{key}\", fallback).");

    /// <summary>The number of that name, or the fallback when the request has none.</summary>
    public double Get(string key, double fallback) => TryGetValue(key, out var value) ? value : fallback;

    /// <summary>The number of that name rounded to the nearest integer, or the fallback when the request has none.</summary>
    /// <exception cref="OverflowException">The number does not fit an <see cref="int"/>.</exception>
    public int GetInt(string key, int fallback) =>
        TryGetValue(key, out var value) ? checked((int)Math.Round(value)) : fallback;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out double value)
    {
        var isSent = values.TryGetValue(key, out value);
        reads?.Note(key, isSent);
        return isSent;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => Watched().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same parameters, where it is noted which of them are asked for; who goes through all of them asks for all.</summary>
    internal Parameters WatchedBy(ParameterReads noted) => new(values, noted);

    private Dictionary<string, double> Watched()
    {
        if (reads is not null)
            foreach (var key in values.Keys) reads.Note(key, isSent: true);

        return values;
    }
}
