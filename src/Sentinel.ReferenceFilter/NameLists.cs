using Mono.Cecil;

namespace Sentinel.ReferenceFilter;

/// <summary>What was kept and what was removed, as text.</summary>
internal sealed class NameLists(ReferencePack pack, Selection selection)
{
    /// <summary>One line for each type that stays: its name and its members', methods as <c>Name/parameters</c>.</summary>
    public IEnumerable<string> Kept() => Ordered(pack.Types.Where(selection.Keeps))
        .Select(type => string.Join(' ', Spellings(type, selection.Keeps).Prepend(ReferencePack.NameOf(type))));

    /// <summary>
    /// What source may try to name in vain: <c>type</c> and a type's own name; <c>member</c>, a type that stays and its lost members, of overloads
    /// of which some stay as <c>Name/parameters</c>.
    /// </summary>
    public IEnumerable<string> Removed()
    {
        var (forSource, removed) = (pack.Types.Where(IsForSource).ToArray(), pack.Types.Where(type => !IsForSource(type)));
        var types = removed.Select(SimpleName).Except(forSource.Select(SimpleName)).Order(StringComparer.Ordinal);
        var members = Ordered(forSource).Select(type => (Type: ReferencePack.NameOf(type), Lost: string.Join(' ', Lost(type))));
        return types.Select(name => $"type {name}").Concat(members.Where(it => it.Lost.Length > 0).Select(it => $"member {it.Type} {it.Lost}"));
    }

    private static IEnumerable<TypeDefinition> Ordered(IEnumerable<TypeDefinition> types) => types.OrderBy(ReferencePack.NameOf, StringComparer.Ordinal);

    private static string SimpleName(TypeDefinition type) => type.Name.Split('`')[0];

    private bool IsForSource(IMemberDefinition member) => selection.Keeps(member) && !selection.IsReserved(member);

    private IEnumerable<string> Lost(TypeDefinition type)
    {
        var kept = Spellings(type, IsForSource).ToHashSet(StringComparer.Ordinal);
        var keptNames = kept.Select(NameIn).ToHashSet(StringComparer.Ordinal);
        return Spellings(type, member => IsVisible(member) && !IsForSource(member))
            .Where(spelling => !kept.Contains(spelling))
            .Select(spelling => keptNames.Contains(NameIn(spelling)) ? spelling : NameIn(spelling))
            .Distinct();
    }

    private static string NameIn(string spelling) => spelling.Split('/')[0];

    private static IEnumerable<string> Spellings(TypeDefinition type, Func<IMemberDefinition, bool> isWanted) =>
        type.Fields.Where(field => isWanted(field)).Select(field => field.Name)
            .Concat(type.Methods.Where(method => isWanted(method)).Select(method => $"{method.Name}/{method.Parameters.Count}"))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static bool IsVisible(IMemberDefinition member) => member switch
    {
        MethodDefinition method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldDefinition field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };
}
