using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Execution;

/// <summary>An assembly whose code the runtime does not optimise: only then does it know which instruction of a method threw.</summary>
internal static class UnoptimisedImage
{
    private const string Attribute = "DebuggableAttribute";

    // The runtime heeds the second bit pattern only beside the first: DebuggingModes.Default, DisableOptimizations.
    private const byte Default = 0x01;
    private const byte DisableOptimizations = 0x01;
    private const int FirstByte = 1 + sizeof(ushort); // behind the length and the prolog of the attribute's value

    /// <summary>A copy that says so; its code is the same.</summary>
    public static byte[] Of(byte[] image)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
        var assembly = file.GetMetadataReader();
        var attribute = assembly.GetAssemblyDefinition().GetCustomAttributes().Select(assembly.GetCustomAttribute).Single(it => IsDebuggable(assembly, it));
        var modes = file.PEHeaders.MetadataStartOffset + assembly.GetHeapMetadataOffset(HeapIndex.Blob) + assembly.GetHeapOffset(attribute.Value) + FirstByte;

        byte[] unoptimised = [.. image];
        unoptimised[modes] |= Default;
        unoptimised[modes + 1] |= DisableOptimizations;
        return unoptimised;
    }

    private static bool IsDebuggable(MetadataReader assembly, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && assembly.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && assembly.StringComparer.Equals(assembly.GetTypeReference((TypeReferenceHandle)type).Name, Attribute);
}
