using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace Sentinel.ReferenceFilter;

/// <summary>Deletes from an assembly what is not selected, and marks what the source may not name.</summary>
internal sealed class AssemblyTrimmer(Selection selection, ModuleDefinition module, MethodDefinition obsolete)
{
    private const string Reserved = "reserved for the compiler";

    // No source can write this name, so nothing can implement it.
    private const string LostMember = "<lost>";

    /// <summary>Trims everything.</summary>
    public void Trim()
    {
        foreach (var provider in Providers().ToArray()) Clean(provider);
        module.Assembly.SecurityDeclarations.Clear();
        module.Resources.Clear();
        module.ExportedTypes.Clear();
        Retain(module.Types, type => type.Name == "<Module>" || selection.Keeps(type));
        foreach (var type in module.Types.ToArray()) Trim(type);
    }

    private void Trim(TypeDefinition type)
    {
        Retain(type.NestedTypes, selection.Keeps);
        foreach (var nested in type.NestedTypes) Trim(nested);

        var isImplementable = type.IsInterface || type.IsAbstract;
        var losesMember = isImplementable && type.Methods.Any(method => method.IsAbstract && !selection.Keeps(method));
        TrimMembers(type);
        if (losesMember) type.Methods.Add(Lost());

        Retain(type.Interfaces, implementation => selection.KeepsInterface(implementation.InterfaceType));
        type.SecurityDeclarations.Clear();
        if (selection.IsReserved(type)) Reserve(type);
    }

    private void TrimMembers(TypeDefinition type)
    {
        foreach (var property in type.Properties) Trim(property);
        Retain(type.Properties, property => property.GetMethod is not null || property.SetMethod is not null);
        Retain(type.Events, it => selection.Keeps(it.AddMethod));
        Retain(type.Fields, selection.Keeps);
        Retain(type.Methods, selection.Keeps);
        foreach (var method in type.Methods) Trim(method);
    }

    private void Trim(PropertyDefinition property)
    {
        if (property.GetMethod is { } get && !selection.Keeps(get)) property.GetMethod = null;
        if (property.SetMethod is { } set && !selection.Keeps(set)) property.SetMethod = null;
        if (new[] { property.GetMethod, property.SetMethod }.All(accessor => accessor is null || selection.IsReserved(accessor))) Reserve(property);
    }

    private void Trim(MethodDefinition method)
    {
        method.SecurityDeclarations.Clear();
        if (method.HasBody) method.Body = Throws(method);
        if (selection.IsReserved(method)) Reserve(method);
    }

    private MethodDefinition Lost() => new(
        LostMember,
        MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.HideBySig,
        module.TypeSystem.Void)
    {
        HasThis = true,
    };

    private void Reserve(ICustomAttributeProvider member)
    {
        var mark = new CustomAttribute(module.ImportReference(obsolete));
        mark.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, Reserved));
        mark.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.Boolean, true));
        member.CustomAttributes.Add(mark);
    }

    // Before anything else goes: an attribute whose constructor is gone cannot be asked for its type.
    private void Clean(ICustomAttributeProvider provider)
    {
        if (provider.HasCustomAttributes) Retain(provider.CustomAttributes, attribute => selection.KeepsAttribute(attribute.AttributeType));
    }

    private IEnumerable<ICustomAttributeProvider> Providers() =>
        [module.Assembly, module, .. module.GetTypes().Where(selection.Keeps).SelectMany(ProvidersIn)];

    private static IEnumerable<ICustomAttributeProvider> ProvidersIn(TypeDefinition type) =>
        [type, .. type.GenericParameters, .. type.Interfaces, .. type.Fields, .. type.Properties, .. type.Events, .. type.Methods.SelectMany(ProvidersIn)];

    private static IEnumerable<ICustomAttributeProvider> ProvidersIn(MethodDefinition method) =>
        [method, method.MethodReturnType, .. method.Parameters, .. method.GenericParameters];

    private static MethodBody Throws(MethodDefinition method)
    {
        var body = new MethodBody(method);
        body.Instructions.Add(Instruction.Create(OpCodes.Ldnull));
        body.Instructions.Add(Instruction.Create(OpCodes.Throw));
        return body;
    }

    private static void Retain<T>(Collection<T> items, Func<T, bool> isKept)
    {
        for (var i = items.Count - 1; i >= 0; i--)
            if (!isKept(items[i])) items.RemoveAt(i);
    }
}
