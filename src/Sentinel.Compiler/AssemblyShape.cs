using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Sentinel.Compiler;

/// <summary>What a caller has to know of an emitted strategy; read from its metadata, which takes a tenth of what reflection takes.</summary>
/// <param name="Name">Where in the image its name begins.</param>
/// <param name="Method">The token of the method to call.</param>
/// <param name="HasStaticState">
/// Whether one run can leave something for the next in a static field, or in the exception of a static constructor, which the runtime keeps;
/// what only the compiler can name holds no state.
/// </param>
/// <param name="NeedsConstructor">Whether an instance is more than empty memory: whether its constructor does anything.</param>
internal sealed record AssemblyShape(int Name, int Method, bool HasStaticState, bool NeedsConstructor)
{
    private const string MarkOfTheCompiler = "CompilerGeneratedAttribute";
    private const int CallOfTheBase = 1 + 1 + sizeof(int) + 1;

    /// <summary>Reads the assembly of a build.</summary>
    public static AssemblyShape Of(StrategyBuild build)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(build.Image));
        var assembly = file.GetMetadataReader();
        var owner = assembly.TypeDefinitions.Select(assembly.GetTypeDefinition).Single(type => Is(assembly, type, build.Owner));
        var handle = owner.GetMethods().Where(handle => IsNamedLikeEntryPoint(assembly, assembly.GetMethodDefinition(handle))).ElementAt(build.EntryPoint.IndexAmong(build.Owner));
        return new AssemblyShape(
            NamePlace(file, assembly),
            MetadataTokens.GetToken(handle),
            assembly.TypeDefinitions.Any(type => HoldsState(assembly, assembly.GetTypeDefinition(type))),
            NeedsConstruction(file, assembly, owner));
    }

    /// <summary>A copy of the image under another name of the same length.</summary>
    public byte[] Rename(byte[] image, string name)
    {
        byte[] renamed = [.. image];
        Encoding.ASCII.GetBytes(name, renamed.AsSpan(Name));
        return renamed;
    }

    private static int NamePlace(PEReader file, MetadataReader assembly) =>
        file.PEHeaders.MetadataStartOffset
        + assembly.GetHeapMetadataOffset(HeapIndex.String)
        + assembly.GetHeapOffset(assembly.GetAssemblyDefinition().Name);

    private static bool Is(MetadataReader assembly, TypeDefinition type, INamedTypeSymbol symbol) =>
        assembly.StringComparer.Equals(type.Name, symbol.MetadataName)
        && (symbol.ContainingType is { } outer
            ? type.IsNested && Is(assembly, assembly.GetTypeDefinition(type.GetDeclaringType()), outer)
            : !type.IsNested);

    private static bool IsNamedLikeEntryPoint(MetadataReader assembly, MethodDefinition method) =>
        (method.Attributes & MethodAttributes.Abstract) == 0 && assembly.StringComparer.Equals(method.Name, EntryPoint.Name);

    private static bool HoldsState(MetadataReader assembly, TypeDefinition type) =>
        (type.GetFields().Any(field => IsVariable(assembly.GetFieldDefinition(field).Attributes)) || HasStaticConstructor(assembly, type))
        && !type.GetCustomAttributes().Any(mark => IsMarkOfTheCompiler(assembly, assembly.GetCustomAttribute(mark)));

    private static bool HasStaticConstructor(MetadataReader assembly, TypeDefinition type) =>
        type.GetMethods().Any(method => assembly.StringComparer.Equals(assembly.GetMethodDefinition(method).Name, ConstructorInfo.TypeConstructorName));

    private static bool IsVariable(FieldAttributes field) => (field & (FieldAttributes.Static | FieldAttributes.Literal)) == FieldAttributes.Static;

    private static bool IsMarkOfTheCompiler(MetadataReader assembly, CustomAttribute mark) =>
        mark.Constructor.Kind == HandleKind.MemberReference
        && assembly.GetMemberReference((MemberReferenceHandle)mark.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && assembly.StringComparer.Equals(assembly.GetTypeReference((TypeReferenceHandle)type).Name, MarkOfTheCompiler);

    // The constructor of a class that derives from object alone may do no more than load the instance, call object's, and return.
    private static bool NeedsConstruction(PEReader file, MetadataReader assembly, TypeDefinition type)
    {
        var constructors = type.GetMethods().Select(assembly.GetMethodDefinition).Where(method => assembly.StringComparer.Equals(method.Name, ".ctor")).ToArray();
        return !DerivesFromObject(assembly, type)
            || constructors is not [var only]
            || file.GetMethodBody(only.RelativeVirtualAddress).GetILReader().Length != CallOfTheBase;
    }

    private static bool DerivesFromObject(MetadataReader assembly, TypeDefinition type) =>
        type.BaseType.Kind == HandleKind.TypeReference
        && assembly.StringComparer.Equals(assembly.GetTypeReference((TypeReferenceHandle)type.BaseType).Name, nameof(Object));
}
