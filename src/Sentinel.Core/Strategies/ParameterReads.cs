namespace Sentinel.Core.Strategies;

/// <summary>Notes which parameters a strategy asks for while it runs; so many at most, for it may ask for any number of names.</summary>
internal sealed class ParameterReads
{
    /// <summary>Most names that are noted.</summary>
    public const int MaxNames = 256;

    /// <summary>Most characters of a name that is noted; no request has a longer one.</summary>
    public const int MaxNameLength = 64;

    // What was not sent cannot fill the places of what was.
    private const int MostNotSent = 64;

    private readonly SortedSet<string> names = new(StringComparer.Ordinal);

    // Strategies read the same few literals for every bar, and a look at a reference costs next to nothing.
    private readonly string?[] latest = new string?[4];
    private int notSent;
    private int next;

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. names];

    /// <summary>Notes that a parameter was asked for.</summary>
    public void Note(string name, bool isSent)
    {
        foreach (var known in latest)
            if (ReferenceEquals(known, name)) return;

        latest[next] = name;
        next = (next + 1) % latest.Length;
        if (name.Length > MaxNameLength || names.Count == MaxNames || (!isSent && notSent == MostNotSent)) return;
        if (names.Add(name) && !isSent) notSent++;
    }
}
