namespace Sentinel.ReferenceFilter;

/// <summary>A list of types and of the members of each that may be used.</summary>
/// <remarks>
/// A line is a type and its members: <c>*</c> for all, <c>-Name</c> for all but that, <c>Name/2</c> for the overloads with two parameters.
/// A type without members exists as a name alone. Names behind <c>never</c> are no members of any type.
/// </remarks>
internal sealed class AllowList
{
    private readonly Dictionary<string, List<string>> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> never = new(StringComparer.Ordinal);

    private AllowList(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith('#')) continue;
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var type, .. var members]) continue;

            if (type == "never") never.UnionWith(members);
            else if (!types.TryAdd(type, [.. members])) throw new ListException($"{Path.GetFileName(path)} lists '{type}' twice.");
        }
    }

    /// <summary>The types on it, nested ones as <c>Outer+Inner</c>.</summary>
    public IEnumerable<string> Types => types.Keys;

    /// <summary>Reads a list.</summary>
    public static AllowList Read(string path) => new(path);

    /// <summary>Whether a type is on it.</summary>
    public bool Has(string type) => types.ContainsKey(type);

    /// <summary>The members that a type's line names, as they are written.</summary>
    public IEnumerable<string> MembersOf(string type) => types[type].Where(member => member != "*").Select(member => member.TrimStart('-'));

    /// <summary>Whether a member of a type is on it, by its own name or that of the property it belongs to.</summary>
    public bool Has(string type, int parameters, params string[] names)
    {
        if (!types.TryGetValue(type, out var listed) || names.Any(never.Contains)) return false;

        var spellings = names.SelectMany(name => new[] { name, $"{name}/{parameters}" }).ToArray();
        if (spellings.Any(spelling => listed.Contains($"-{spelling}"))) return false;

        return listed.Contains("*") || spellings.Any(listed.Contains);
    }
}
