using System.Reflection;
using Microsoft.CodeAnalysis;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>What a strategy compiles against: a part of the base library, as embedded at build, and the strategy API.</summary>
internal static class ReferenceAssemblies
{
    private const string ResourcePrefix = "references/";

    /// <summary>All of them, read into memory.</summary>
    public static IReadOnlyList<MetadataReference> Load()
    {
        var worker = typeof(ReferenceAssemblies).Assembly;
        var embedded = worker.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal));
        return [.. embedded.Select(name => Read(worker, name)), MetadataReference.CreateFromFile(typeof(Bars).Assembly.Location)];
    }

    private static PortableExecutableReference Read(Assembly worker, string name)
    {
        using var resource = worker.GetManifestResourceStream(name)!;
        return MetadataReference.CreateFromStream(resource);
    }
}
