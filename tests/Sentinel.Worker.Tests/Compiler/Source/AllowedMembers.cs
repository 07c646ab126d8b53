using System.Reflection;
using Sentinel.Compiler;
using Sentinel.Compiler.Source;

namespace Sentinel.Worker.Tests.Compiler.Source;

/// <summary>The types and members that a strategy may use, as they are in this process.</summary>
/// <param name="lines">A type and its members, methods as <c>Name/parameters</c>.</param>
internal sealed class AllowedMembers(IEnumerable<string> lines)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Assemblies = [.. ReferenceAssemblies.Names.Select(Assembly.Load), typeof(AllowedMembers).Assembly];

    private readonly Dictionary<Type, MethodInfo[]> instance = [];
    private readonly Dictionary<string, HashSet<string>> members = lines
        .Select(line => line.Split(' '))
        .GroupBy(line => line[0], line => line.Skip(1))
        .ToDictionary(type => type.Key, type => type.SelectMany(names => names).ToHashSet());

    /// <summary>What the lists leave for the source, and more where a test says so.</summary>
    public static AllowedMembers Listed(params string[] more)
    {
        var lost = EmbeddedText.Lines("references/removed.txt").Select(line => line.Split(' ')).Where(line => line[0] == "member").ToDictionary(line => line[1], line => line[2..]);
        var kept = EmbeddedText.Lines("references/kept.txt").Select(line => line.Split(' '))
            .Select(line => string.Join(' ', line.Where(member => !lost.GetValueOrDefault(line[0], []).Any(name => member == name || member.StartsWith($"{name}/", StringComparison.Ordinal)))));
        return new([.. kept, .. more]);
    }

    /// <summary>The types; generic ones over types that satisfy their constraints.</summary>
    public IEnumerable<Type> Types => members.Keys.Select(Find).OfType<Type>().SelectMany(SampleArguments.Closed).Where(type => !type.IsByRefLike);

    /// <summary>What can be called without an object: static methods, static properties and constructors.</summary>
    public IEnumerable<MethodBase> Statics(Type type) => type.IsInterface
        ? []
        : [.. type.GetMethods(Declared | BindingFlags.Static).Where(IsAllowed).SelectMany(SampleArguments.Closed),
            .. type.IsAbstract ? [] : type.GetConstructors(Declared | BindingFlags.Instance).Where(IsAllowed)];

    /// <summary>Static fields.</summary>
    public IEnumerable<FieldInfo> Fields(Type type) =>
        type.IsEnum ? [] : type.GetFields(Declared | BindingFlags.Static).Where(field => field.IsPublic && MembersOf(type).Contains(field.Name));

    /// <summary>What can be called on an object, by its own type and by every type that it can be cast to.</summary>
    public IReadOnlyList<MethodInfo> Instance(Type type)
    {
        if (instance.TryGetValue(type, out var known)) return known;

        return instance[type] = [.. Roles(type)
            .SelectMany(role => role.GetMethods(Declared | BindingFlags.Instance).Where(method => method.IsPublic && IsAllowed(method)))
            .SelectMany(SampleArguments.Closed)
            .Where(method => SampleArguments.For(method, size: 0) is not null)];
    }

    private static Type? Find(string name) => Assemblies.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);

    private static IEnumerable<Type> Roles(Type type)
    {
        for (var role = type; role is not null; role = role.BaseType) yield return role;
        foreach (var role in type.GetInterfaces()) yield return role;
    }

    private bool IsAllowed(MethodBase method) =>
        (method.IsPublic || method.IsFamily) && MembersOf(method.DeclaringType!).Contains($"{method.Name}/{method.GetParameters().Length}");

    private HashSet<string> MembersOf(Type type) =>
        members.GetValueOrDefault((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? "") ?? [];
}
