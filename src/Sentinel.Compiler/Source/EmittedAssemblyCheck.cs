using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler.Source;

/// <summary>Holds a compiled strategy against the allow-lists once more: what got past the source checks is still caught here.</summary>
internal sealed class EmittedAssemblyCheck
{
    private const string ConstantsOfTheCompiler = "<PrivateImplementationDetails>";

    private static readonly TableIndex[] ForbiddenTables =
        [TableIndex.ModuleRef, TableIndex.ImplMap, TableIndex.File, TableIndex.ExportedType, TableIndex.ManifestResource, TableIndex.FieldMarshal, TableIndex.DeclSecurity];

    private readonly KeptNames kept = KeptNames.Load();
    private readonly HashSet<string> references = [.. ReferenceAssemblies.Names];

    /// <summary>Refuses an assembly that refers to anything that is not on the lists, or that no strategy's source can have become.</summary>
    /// <exception cref="StrategyDisqualifiedException">It does.</exception>
    public void Refuse(byte[] image)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
        var assembly = file.GetMetadataReader();
        var complaint = TableComplaint(assembly) ?? ReferenceComplaint(assembly) ?? TypeComplaint(assembly) ?? MethodComplaint(file, assembly) ?? SignatureComplaint(assembly);
        if (complaint is null) return;

        throw new StrategyDisqualifiedException(DisqualificationReason.ForbiddenApi, $"The compiled strategy has {complaint}. {ForbiddenNames.GeneralHint}.");
    }

    private static string? TableComplaint(MetadataReader assembly)
    {
        foreach (var table in ForbiddenTables)
            if (assembly.GetTableRowCount(table) > 0) return $"entries of the kind {table}";

        return null;
    }

    private string? ReferenceComplaint(MetadataReader assembly)
    {
        foreach (var handle in assembly.AssemblyReferences)
            if (assembly.GetString(assembly.GetAssemblyReference(handle).Name) is var name && !references.Contains(name)) return $"a reference to the assembly {name}";

        foreach (var handle in assembly.TypeReferences)
            if (NameOf(assembly, handle) is var type && !kept.Has(type)) return $"a reference to {type}";

        foreach (var handle in assembly.MemberReferences)
            if (MemberComplaint(assembly, assembly.GetMemberReference(handle)) is { } complaint) return complaint;

        return null;
    }

    private string? MemberComplaint(MetadataReader assembly, MemberReference member)
    {
        if (OwnerOf(assembly, member.Parent) is not { } owner) return null;

        var name = assembly.GetString(member.Name);
        var signature = assembly.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.Kind == SignatureKind.Field) return kept.Has(owner, name) ? null : $"a reference to {owner}.{name}";

        if (header.IsGeneric) signature.ReadCompressedInteger();
        var isAllowed = header.CallingConvention == SignatureCallingConvention.Default && kept.Has(owner, name, signature.ReadCompressedInteger());
        return isAllowed ? null : $"a reference to {owner}.{name}";
    }

    // Null for a type of the strategy's own and for arrays, whose members the runtime provides.
    private static string? OwnerOf(MetadataReader assembly, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference) return NameOf(assembly, (TypeReferenceHandle)parent);
        if (parent.Kind != HandleKind.TypeSpecification) return parent.Kind == HandleKind.TypeDefinition ? null : parent.Kind.ToString();

        var signature = assembly.GetBlobReader(assembly.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return null;

        signature.ReadByte();
        return signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } type ? NameOf(assembly, (TypeReferenceHandle)type) : null;
    }

    private static string NameOf(MetadataReader assembly, TypeReferenceHandle handle)
    {
        var type = assembly.GetTypeReference(handle);
        var name = assembly.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{NameOf(assembly, (TypeReferenceHandle)type.ResolutionScope)}+{name}";

        return type.Namespace.IsNil ? name : $"{assembly.GetString(type.Namespace)}.{name}";
    }

    private static string? TypeComplaint(MetadataReader assembly)
    {
        foreach (var handle in assembly.TypeDefinitions)
        {
            var type = assembly.GetTypeDefinition(handle);
            var name = assembly.GetString(type.Name);
            if (!type.Namespace.IsNil) return $"the type {assembly.GetString(type.Namespace)}.{name} in a namespace";

            var hasExplicitLayout = (type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout;
            if (hasExplicitLayout && !IsConstantOfTheCompiler(assembly, type)) return $"the type {name} with a layout of its own";
        }

        return null;
    }

    private static bool IsConstantOfTheCompiler(MetadataReader assembly, TypeDefinition type) =>
        type.GetDeclaringType() is { IsNil: false } outer
        && assembly.StringComparer.Equals(assembly.GetTypeDefinition(outer).Name, ConstantsOfTheCompiler);

    private static string? MethodComplaint(PEReader file, MetadataReader assembly)
    {
        foreach (var handle in assembly.MethodDefinitions)
        {
            var method = assembly.GetMethodDefinition(handle);
            var complaint = DeclarationComplaint(assembly, method)
                ?? (method.RelativeVirtualAddress == 0 ? null : BodyComplaint(assembly, file.GetMethodBody(method.RelativeVirtualAddress)));
            if (complaint is not null) return $"a method {assembly.GetString(method.Name)} with {complaint}";
        }

        return null;
    }

    private static string? DeclarationComplaint(MetadataReader assembly, MethodDefinition method)
    {
        if (assembly.StringComparer.Equals(method.Name, "Finalize")) return "the part of a finalizer";
        if (method.GetDeclaringType() == MetadataTokens.TypeDefinitionHandle(1)) return "the part of a module's start";

        // The runtime provides the methods of a delegate, and nothing else.
        var isRuntime = (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.Runtime;
        var needsBody = (method.Attributes & MethodAttributes.Abstract) == 0 && !isRuntime;
        return needsBody && method.RelativeVirtualAddress == 0 ? "no body" : null;
    }

    private static string? BodyComplaint(MetadataReader assembly, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil && SignatureShape.HasPointer(assembly, assembly.GetStandaloneSignature(body.LocalSignature).Signature))
            return "a pointer";

        return ForbiddenInstructions.FirstIn(body.GetILReader()) is { } instruction ? $"the instruction {instruction}" : null;
    }

    private static string? SignatureComplaint(MetadataReader assembly)
    {
        var hasPointer = assembly.MethodDefinitions.Any(handle => SignatureShape.HasPointer(assembly, assembly.GetMethodDefinition(handle).Signature))
            || assembly.FieldDefinitions.Any(handle => SignatureShape.HasPointer(assembly, assembly.GetFieldDefinition(handle).Signature));
        return hasPointer ? "a pointer" : null;
    }
}
