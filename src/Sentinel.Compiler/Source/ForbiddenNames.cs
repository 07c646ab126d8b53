using Microsoft.CodeAnalysis;

namespace Sentinel.Compiler.Source;

/// <summary>Names that exist elsewhere and not for a strategy, and what to do instead.</summary>
/// <remarks>They tell what is forbidden from what is misspelt; what keeps a name from being used is that the compiler does not know it.</remarks>
internal sealed class ForbiddenNames
{
    /// <summary>What to do instead of something that is forbidden where nothing better can be said.</summary>
    public const string GeneralHint = "A strategy has the bars, parameters, indicators, numbers, text, collections and LINQ";

    private readonly Dictionary<string, string> hints = new(StringComparer.Ordinal);
    private readonly HashSet<string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);

    private ForbiddenNames()
    {
    }

    /// <summary>The names that the allow-lists leave out, and the hints, as they are embedded in this assembly.</summary>
    public static ForbiddenNames Load()
    {
        var names = new ForbiddenNames();
        foreach (var line in EmbeddedText.Lines("references/removed.txt")) names.AddRemoved(line.Split(' '));
        names.AddHints(EmbeddedText.Lines("hints.txt"));
        return names;
    }

    /// <summary>What to do instead of using a type, keyword or library; null when it is not a forbidden one.</summary>
    public string? HintFor(string name) => hints.GetValueOrDefault(name) ?? (types.Contains(name) ? GeneralHint : null);

    /// <summary>What to do instead of using a member of a type; null when the type has no such member anywhere.</summary>
    /// <param name="type">The type, or one that derives from it.</param>
    /// <param name="member">Its name, <c>.ctor</c> for a constructor.</param>
    /// <param name="parameters">With how many arguments it is called; null when it is not.</param>
    public string? HintFor(ITypeSymbol type, string member, int? parameters)
    {
        if (hints.GetValueOrDefault($".{member}") is { } always) return always;

        string[] spellings = [member, $"get_{member}", $"set_{member}", $"{member}/{parameters}"];
        var owner = Ancestry(type).FirstOrDefault(candidate => members.TryGetValue(MetadataName(candidate), out var lost) && lost.Overlaps(spellings));
        return owner is null ? null : hints.GetValueOrDefault($"{owner.Name}.{member}") ?? GeneralHint;
    }

    private static IEnumerable<ITypeSymbol> Ancestry(ITypeSymbol type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType) yield return ancestor;
        foreach (var role in type.AllInterfaces) yield return role;
    }

    private static string MetadataName(ITypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}" : $"{type.ContainingNamespace}.{type.MetadataName}";

    private void AddRemoved(string[] line)
    {
        if (line is ["type", var type]) types.Add(type);
        else if (line is ["member", var owner, .. var lost]) members[owner] = [.. lost];
    }

    // A hint ends in a colon; below it are the names that it is for.
    private void AddHints(IEnumerable<string> lines)
    {
        var hint = "";
        foreach (var line in lines.Where(line => !line.StartsWith('#')))
        {
            if (line.EndsWith(':')) hint = line[..^1];
            else foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) hints[name] = hint;
        }
    }
}
