using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>What a strategy compiles against: what the allow-lists leave of the base library and of the strategy API, embedded at build.</summary>
internal static class ReferenceAssemblies
{
    private const string ResourcePrefix = "references/";

    /// <summary>All of them, read into memory.</summary>
    public static IReadOnlyList<MetadataReference> Load()
    {
        var worker = typeof(ReferenceAssemblies).Assembly;
        return [.. worker.GetManifestResourceNames().Where(IsReference).Select(name => Read(worker, name))];
    }

    private static bool IsReference(string resource) =>
        resource.StartsWith(ResourcePrefix, StringComparison.Ordinal) && resource.EndsWith(".dll", StringComparison.Ordinal);

    private static PortableExecutableReference Read(Assembly worker, string name)
    {
        using var resource = worker.GetManifestResourceStream(name)!;
        return MetadataReference.CreateFromStream(resource);
    }
}
