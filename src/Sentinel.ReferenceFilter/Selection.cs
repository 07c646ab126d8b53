using Mono.Cecil;

namespace Sentinel.ReferenceFilter;

/// <summary>What of a reference pack stays: for the source, or for the compiler's own use alone.</summary>
internal sealed class Selection
{
    private readonly ReferencePack pack;
    private readonly AllowList source;
    private readonly AllowList compiler;
    private readonly HashSet<string> nameless = new(StringComparer.Ordinal);
    private readonly HashSet<IMemberDefinition> kept = [];
    private readonly HashSet<IMemberDefinition> reserved = [];

    /// <summary>Selects what the lists say; base types and constraints of what stays are left as bare names.</summary>
    /// <exception cref="ListException">A list names what does not exist.</exception>
    public Selection(ReferencePack pack, AllowList source, AllowList compiler)
    {
        (this.pack, this.source, this.compiler) = (pack, source, compiler);
        foreach (var list in new[] { source, compiler }) RefuseUnknown(list);
        foreach (var type in source.Types.Concat(compiler.Types).Select(name => pack.Find(name)!).ToArray()) KeepNamesFor(type);
        foreach (var type in pack.Types.Where(IsKept)) Keep(type);
    }

    /// <summary>Whether a type, method or field stays.</summary>
    public bool Keeps(IMemberDefinition member) => kept.Contains(member);

    /// <summary>Whether only the compiler may use a type or method.</summary>
    public bool IsReserved(IMemberDefinition member) => reserved.Contains(member);

    /// <summary>Whether an attribute of that type stays: only what the compiler reads is on a list.</summary>
    public bool KeepsAttribute(TypeReference type) => IsListed(ReferencePack.NameOf(type));

    /// <summary>Whether a type may be had as an interface by what stays.</summary>
    public bool KeepsInterface(TypeReference type) => NamesIn(type).All(name => IsListed(name) || nameless.Contains(name));

    // All is decided before the first deletion, since the assemblies answer no questions about what was deleted.
    private void Keep(TypeDefinition type)
    {
        var name = ReferencePack.NameOf(type);
        kept.Add(type);
        kept.UnionWith(type.Fields.Where(IsKept));
        kept.UnionWith(type.Methods.Where(IsKept));
        reserved.UnionWith(type.Methods.Where(method => !IsForSource(method) && IsForCompiler(method)));
        if (!source.Has(name) && compiler.Has(name)) reserved.Add(type);
    }

    private bool IsKept(TypeDefinition type) => IsListed(ReferencePack.NameOf(type)) || nameless.Contains(ReferencePack.NameOf(type));

    private bool IsKept(FieldDefinition field)
    {
        // The compiler needs to know a struct's size and whether it holds references.
        if (field.DeclaringType.IsEnum || (field.DeclaringType.IsValueType && !field.IsStatic)) return true;

        var visible = field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
        return visible && IsListed(field) && NamesIn(field.FieldType).All(IsListed);
    }

    private bool IsKept(MethodDefinition method) => IsForSource(method) || IsForCompiler(method) || Implements(method);

    private bool IsForSource(MethodDefinition method) =>
        IsVisible(method)
        && Has(source, method)
        && SignatureOf(method).All(type => type is { IsPointer: false, IsFunctionPointer: false } && NamesIn(type).All(source.Has));

    private bool IsForCompiler(MethodDefinition method) =>
        IsVisible(method) && Has(compiler, method) && SignatureOf(method).SelectMany(NamesIn).All(IsListed);

    // Explicit implementations have no name to call them by, and a class that derives may have to rely on them.
    private bool Implements(MethodDefinition method) =>
        method.HasOverrides
        && !method.DeclaringType.IsSealed
        && IsListed(ReferencePack.NameOf(method.DeclaringType))
        && method.Overrides.All(target => KeepsInterface(target.DeclaringType) && pack.Find(ReferencePack.NameOf(target.DeclaringType)) is { } type
            && type.Methods.Any(candidate => candidate.Name == target.Name && candidate.Parameters.Count == target.Parameters.Count && IsKept(candidate)))
        && SignatureOf(method).SelectMany(NamesIn).All(IsListed);

    private static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Has(AllowList list, MethodDefinition method)
    {
        string[] names = OwnerOf(method) is { } owner ? [method.Name, owner] : [method.Name];
        return list.Has(ReferencePack.NameOf(method.DeclaringType), method.Parameters.Count, names);
    }

    // The property or event that a method belongs to.
    private static string? OwnerOf(MethodDefinition method) =>
        method.IsSpecialName && method.Name.Split('_', 2) is ["get" or "set" or "add" or "remove", var owner] ? owner : null;

    private bool IsListed(string type) => source.Has(type) || compiler.Has(type);

    private bool IsListed(FieldDefinition field)
    {
        var type = ReferencePack.NameOf(field.DeclaringType);
        return source.Has(type, 0, field.Name) || compiler.Has(type, 0, field.Name);
    }

    private void KeepNamesFor(TypeDefinition type)
    {
        var bases = type.BaseType is { } baseType ? NamesIn(baseType) : [];
        var constraints = type.GenericParameters.Concat(type.Methods.Where(IsKept).SelectMany(method => method.GenericParameters))
            .SelectMany(parameter => parameter.Constraints)
            .SelectMany(constraint => NamesIn(constraint.ConstraintType));
        var outer = type.DeclaringType is { } declaring ? [ReferencePack.NameOf(declaring)] : Array.Empty<string>();
        foreach (var name in bases.Concat(constraints).Concat(outer).ToArray())
            if (!IsListed(name) && nameless.Add(name) && pack.Find(name) is { } bare) KeepNamesFor(bare);
    }

    private static IEnumerable<TypeReference> SignatureOf(MethodDefinition method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType).Select(WithoutModifiers);

    private static TypeReference WithoutModifiers(TypeReference type) => type is IModifierType modified ? WithoutModifiers(modified.ElementType) : type;

    private static IEnumerable<string> NamesIn(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType instance => instance.GenericArguments.SelectMany(NamesIn).Prepend(ReferencePack.NameOf(instance)),
        IModifierType modified => NamesIn(modified.ElementType),
        TypeSpecification specification => NamesIn(specification.ElementType),
        _ => [ReferencePack.NameOf(type)],
    };

    private void RefuseUnknown(AllowList list)
    {
        var unknown = list.Types.SelectMany(name => pack.Find(name) is { } type ? UnknownMembers(list, type) : [$"type '{name}'"]).ToArray();
        if (unknown.Length > 0) throw new ListException($"The reference pack does not have: {string.Join(", ", unknown)}.");
    }

    private static IEnumerable<string> UnknownMembers(AllowList list, TypeDefinition type)
    {
        IEnumerable<IMemberDefinition> members = [.. type.Methods, .. type.Properties, .. type.Fields, .. type.Events];
        var names = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return list.MembersOf(ReferencePack.NameOf(type))
            .Where(member => !names.Contains(member.Split('/')[0]))
            .Select(member => $"'{member}' of '{ReferencePack.NameOf(type)}'");
    }
}
