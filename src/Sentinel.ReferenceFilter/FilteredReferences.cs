using Mono.Cecil;

namespace Sentinel.ReferenceFilter;

/// <summary>The result on disk: assemblies of the same names that hold the selection and nothing else, and lists of what stayed and went.</summary>
internal static class FilteredReferences
{
    // The assembly that gets the empty namespaces.
    private const string Basics = "System.Runtime";
    private const string StrategyApi = "Sentinel.Core";

    /// <summary>Writes them, byte for byte alike for the same input.</summary>
    public static void Write(ReferencePack pack, Selection selection, string folder)
    {
        Directory.CreateDirectory(folder);
        var names = new NameLists(pack, selection);
        File.WriteAllLines(Path.Combine(folder, "kept.txt"), names.Kept());
        File.WriteAllLines(Path.Combine(folder, "removed.txt"), names.Removed());

        var namespaces = pack.Types.Where(type => type.Module.Assembly.Name.Name != StrategyApi).Select(type => type.Namespace).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        var obsolete = pack.Find("System.ObsoleteAttribute")!.Methods.Single(method => method.IsConstructor && method.Parameters.Count == 2);
        foreach (var module in pack.Modules.Where(module => module.Types.Any(selection.Keeps)).ToArray())
        {
            new AssemblyTrimmer(selection, module, obsolete).Trim();
            if (module.Assembly.Name.Name == Basics) AddNamespaces(module, namespaces);
            module.Write(Path.Combine(folder, module.Assembly.Name.Name + ".dll"), new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
        }
    }

    // A using line that nothing comes of is harmless, and authors write many: the namespaces are there, the types are not.
    private static void AddNamespaces(ModuleDefinition module, IEnumerable<string> namespaces)
    {
        const TypeAttributes Static = TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed;
        foreach (var name in namespaces) module.Types.Add(new TypeDefinition(name, "<empty>", Static, module.TypeSystem.Object));
    }
}
