namespace Sentinel.Compiler.Source;

/// <summary>Text files that are embedded in this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines of one.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var resource = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
