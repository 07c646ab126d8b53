namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>Names of the base library that strategies know and may not use, and what to do instead.</summary>
/// <remarks>They tell a forbidden type from a misspelt one; what keeps a type from being used is that the compiler is not given it.</remarks>
internal sealed class ForbiddenNames
{
    private readonly Dictionary<string, string> hints = new(StringComparer.Ordinal);

    private ForbiddenNames()
    {
    }

    /// <summary>The list that is embedded in this assembly: a hint ending in a colon, below it lines of names that it is for.</summary>
    public static ForbiddenNames Load()
    {
        using var resource = typeof(ForbiddenNames).Assembly.GetManifestResourceStream("forbidden-names.txt")!;
        using var reader = new StreamReader(resource);
        var names = new ForbiddenNames();
        var hint = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.EndsWith(':')) hint = line[..^1];
            else foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) names.hints[name] = hint;
        }

        return names;
    }

    /// <summary>What to do instead of using a name; null when it is not a forbidden one.</summary>
    public string? HintFor(string name) => hints.GetValueOrDefault(name);
}
