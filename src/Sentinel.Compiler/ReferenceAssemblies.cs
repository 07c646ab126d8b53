using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Sentinel.Compiler;

/// <summary>What a strategy compiles against: what the allow-lists leave of the base library and of the strategy API, embedded at build.</summary>
internal static class ReferenceAssemblies
{
    private const string ResourcePrefix = "references/";
    private const string Extension = ".dll";

    private static readonly Assembly Holder = typeof(ReferenceAssemblies).Assembly;

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Resources.Select(resource => resource[ResourcePrefix.Length..^Extension.Length]);

    private static IEnumerable<string> Resources => Holder.GetManifestResourceNames().Where(IsReference);

    /// <summary>All of them, read into memory.</summary>
    public static IReadOnlyList<MetadataReference> Load() => [.. Resources.Select(Read)];

    private static bool IsReference(string resource) =>
        resource.StartsWith(ResourcePrefix, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal);

    private static PortableExecutableReference Read(string resource)
    {
        using var image = Holder.GetManifestResourceStream(resource)!;
        return MetadataReference.CreateFromStream(image);
    }
}
