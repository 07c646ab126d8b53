using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Sentinel.Worker.Tests.Compiler.Source;

/// <summary>Arguments and type arguments to call whatever is on a list with.</summary>
internal static class SampleArguments
{
    private static readonly ConcurrentDictionary<Type, Delegate?> Functions = new();
    private static readonly Type[] Candidates = [typeof(string), typeof(double)];

    /// <summary>A generic type over sample types, over each where it has one parameter; itself when it is not generic.</summary>
    public static IEnumerable<Type> Closed(Type type) =>
        type.IsGenericTypeDefinition ? Over(type.GetGenericArguments(), arguments => type.MakeGenericType(arguments)) : [type];

    /// <summary>The same for a method.</summary>
    public static IEnumerable<MethodInfo> Closed(MethodInfo method) =>
        method.IsGenericMethodDefinition ? Over(method.GetGenericArguments(), arguments => method.MakeGenericMethod(arguments)) : [method];

    /// <summary>Arguments for a call, small ones or a little larger ones; null when there is no way to make them.</summary>
    public static object?[]? For(MethodBase method, int size)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        return parameters.All(CanBeMade) ? [.. parameters.Select(type => Of(type, size))] : null;
    }

    // Over a value type or over a reference type, whose code and static fields differ; an enumeration where only that will do.
    private static IEnumerable<T> Over<T>(Type[] parameters, Func<Type[], T> close)
        where T : class
    {
        var made = Candidates.Select(candidate => Attempt(() => close([.. parameters.Select(_ => candidate)]))).OfType<T>().ToArray();
        return made.Length > 0 ? made : new[] { Attempt(() => close([.. parameters.Select(_ => typeof(DayOfWeek))])) }.OfType<T>();
    }

    private static T? Attempt<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (ArgumentException)
        {
            return null; // a constraint
        }
    }

    private static bool CanBeMade(Type type)
    {
        var element = type.IsByRef ? type.GetElementType()! : type;
        return !element.IsByRefLike && !element.IsPointer;
    }

    private static object? Of(Type type, int size) => type switch
    {
        { IsByRef: true } => Of(type.GetElementType()!, size),
        _ when type == typeof(string) => new string('a', size),
        _ when type == typeof(object) => size,
        { IsEnum: true } => Enum.ToObject(type, size),
        { IsPrimitive: true } when type != typeof(nint) && type != typeof(nuint) => Number(type, size),
        _ when type == typeof(decimal) => (decimal)size,
        { IsArray: true } => ArrayOf(type, size),
        _ when typeof(Delegate).IsAssignableFrom(type) && type.GetMethod("Invoke") is { } invoke => Functions.GetOrAdd(type, _ => Function(type, invoke)),
        { IsGenericType: true } => Collection(type, size) ?? Empty(type),
        _ => Empty(type),
    };

    private static object Number(Type type, int size) => type == typeof(char) ? (char)('a' + size) : Convert.ChangeType(size, type);

    private static Array ArrayOf(Type type, int size)
    {
        var array = Array.CreateInstance(type.GetElementType()!, Enumerable.Repeat(size, type.GetArrayRank()).ToArray());
        if (type.GetArrayRank() == 1 && size > 0) array.SetValue(Of(type.GetElementType()!, size), 0);
        return array;
    }

    private static Delegate? Function(Type type, MethodInfo invoke)
    {
        var parameters = invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        return CanBeMade(invoke.ReturnType) && parameters.All(parameter => CanBeMade(parameter.Type))
            ? Expression.Lambda(type, Expression.Default(invoke.ReturnType), parameters).Compile()
            : null;
    }

    // A list or a dictionary where one of them will do.
    private static object? Collection(Type type, int size)
    {
        if (!type.IsInterface) return null;

        var arguments = type.GetGenericArguments();
        var made = arguments.Length == 2
            ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))
            : Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments[0]), ArrayOf(arguments[0].MakeArrayType(), size));
        return type.IsInstanceOfType(made) ? made : Comparer(type, arguments[0]);
    }

    private static object? Comparer(Type type, Type element)
    {
        var comparer = typeof(Comparer<>).MakeGenericType(element).GetProperty("Default")!.GetValue(null);
        return type.IsInstanceOfType(comparer) ? comparer : null;
    }

    private static object? Empty(Type type) =>
        type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null && !type.IsAbstract ? Activator.CreateInstance(type) : null;
}
