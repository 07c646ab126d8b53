namespace Sentinel.Compiler.Source;

/// <summary>What the allow-lists leave: the types and members that a compiled strategy may refer to.</summary>
internal sealed class KeptNames
{
    private readonly Dictionary<string, HashSet<string>> types = new(StringComparer.Ordinal);

    private KeptNames()
    {
        foreach (var line in EmbeddedText.Lines("references/kept.txt"))
            if (line.Split(' ') is [var type, .. var members]) types[type] = new HashSet<string>(members, StringComparer.Ordinal);
    }

    /// <summary>Reads them from this assembly.</summary>
    public static KeptNames Load() => new();

    /// <summary>Whether a type may be referred to.</summary>
    public bool Has(string type) => types.ContainsKey(type);

    /// <summary>Whether a field may be.</summary>
    public bool Has(string type, string field) => types.TryGetValue(type, out var members) && members.Contains(field);

    /// <summary>Whether a method with so many parameters may be.</summary>
    public bool Has(string type, string method, int parameters) => Has(type, $"{method}/{parameters}");
}
