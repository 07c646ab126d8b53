using Mono.Cecil;

namespace Sentinel.ReferenceFilter;

/// <summary>Assemblies to be filtered, and their public types by name.</summary>
internal sealed class ReferencePack
{
    private readonly Dictionary<string, TypeDefinition> types = new(StringComparer.Ordinal);

    private ReferencePack(IEnumerable<string> paths)
    {
        Modules = [.. paths.Order(StringComparer.Ordinal).Select(ModuleDefinition.ReadModule)];
        foreach (var type in Modules.SelectMany(module => module.GetTypes()).Where(IsPublic)) types.TryAdd(NameOf(type), type);
    }

    /// <summary>The assemblies.</summary>
    public IReadOnlyList<ModuleDefinition> Modules { get; }

    /// <summary>All public types.</summary>
    public IEnumerable<TypeDefinition> Types => types.Values;

    /// <summary>Reads assemblies.</summary>
    public static ReferencePack Read(IEnumerable<string> paths) => new(paths);

    /// <summary>The name of a type as the lists write it, without type arguments.</summary>
    public static string NameOf(TypeReference type) => type.GetElementType().FullName.Replace('/', '+');

    /// <summary>The type of a name; null when there is none.</summary>
    public TypeDefinition? Find(string name) => types.GetValueOrDefault(name);

    private static bool IsPublic(TypeDefinition type) =>
        type.IsPublic || (type.IsNested && (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsPublic(type.DeclaringType));
}
