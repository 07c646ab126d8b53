using System.Collections;
using System.Globalization;
using System.Reflection;
using Sentinel.Worker.Sandbox.Runner;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Compiler.Source;

/// <summary>
/// Calls whatever a strategy may call, twice: an object that comes both times outlives a run. Then everything that can be done with that object is
/// done in many orders: as long as all of it answers always alike, no run can tell what another one did.
/// </summary>
public sealed class SharedStateTests(ITestOutputHelper output)
{
    private const int Depth = 2;
    private const int Orders = 12;
    private static readonly int[] Sizes = [0, 1];

    /// <summary>Something that no strategy may ever be given.</summary>
    public static List<string> Open { get; } = [];

    [Fact]
    public void Nothing_that_outlives_a_run_can_be_changed_by_it()
    {
        using var watch = new ExceptionWatch();

        var (found, looked) = Look(AllowedMembers.Listed());

        output.WriteLine($"{looked} objects outlive a run.");
        Assert.InRange(looked, 20, int.MaxValue);
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("System.Collections.ICollection get_SyncRoot/0", "Dictionary")]
    [InlineData("System.Random get_Shared/0 Next/0", "Random")]
    [InlineData("Sentinel.Worker.Tests.Compiler.Source.SharedStateTests get_Open/0", "List")]
    [InlineData("Sentinel.Worker.Tests.Compiler.Source.SharedStateTests+Slot`1 Value", "Double[]")]
    public void What_must_not_be_listed_is_found(string line, string type)
    {
        using var watch = new ExceptionWatch();

        var (found, _) = Look(AllowedMembers.Listed(line));

        Assert.Contains(found, finding => finding.Contains(type, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_look_at_exceptions_the_shared_enumerators_are_found()
    {
        var (found, _) = Look(AllowedMembers.Listed());

        Assert.Contains(found, finding => finding.Contains("Enumerator", StringComparison.Ordinal));
    }

    private static (SortedSet<string> Found, int Looked) Look(AllowedMembers allowed)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var looked = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (name, make) in allowed.Types.SelectMany(type => Roots(allowed, type)))
        {
            var first = Reached(allowed, make());
            foreach (var shared in Reached(allowed, make()).Where(first.Contains).Where(looked.Add))
                if (Complaint(allowed, shared) is { } complaint) found.Add($"{name}: {shared.GetType()} {complaint}");
        }

        return (found, looked.Count);
    }

    private static IEnumerable<(string Name, Func<object?> Make)> Roots(AllowedMembers allowed, Type type)
    {
        foreach (var field in allowed.Fields(type)) yield return ($"{type}.{field.Name}", () => field.GetValue(null));
        foreach (var member in allowed.Statics(type))
            foreach (var size in Sizes) yield return ($"{type}.{member.Name}", () => Call(member, null, size).Result);
    }

    private static HashSet<object> Reached(AllowedMembers allowed, object? root)
    {
        var reached = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Reach(allowed, root, Depth, reached);
        return reached;
    }

    private static void Reach(AllowedMembers allowed, object? from, int depth, HashSet<object> reached)
    {
        if (from is null or string or Type || from.GetType().IsPrimitive || !reached.Add(from) || depth == 0) return;

        foreach (var member in allowed.Instance(from.GetType()).Where(MayLeadFurther))
            Reach(allowed, Call(member, from, size: 0).Result, depth - 1, reached);
    }

    private static bool MayLeadFurther(MethodInfo member) =>
        !member.ReturnType.IsPrimitive && member.ReturnType != typeof(void) && member.ReturnType != typeof(string) && member.GetParameters().Length <= 1;

    private static string? Complaint(AllowedMembers allowed, object shared)
    {
        if (shared is Array { Length: > 0 }) return "can be written";

        var calls = allowed.Instance(shared.GetType()).SelectMany(member => Sizes.Select(size => (Member: member, Size: size))).ToArray();
        var answers = new Dictionary<(MethodInfo, int), string>();
        var random = new Random(7);
        for (var order = 0; order < Orders; order++)
        {
            random.Shuffle(calls);
            foreach (var call in calls)
            {
                var answer = Call(call.Member, shared, call.Size).Answer;
                if (!answers.TryAdd(call, answer) && answers[call] != answer) return $"answers {call.Member.Name} by '{answers[call]}' and by '{answer}'";
            }
        }

        return null;
    }

    private static (object? Result, string Answer) Call(MethodBase member, object? target, int size)
    {
        try
        {
            if (SampleArguments.For(member, size) is not { } arguments) return (null, "");

            var result = member is ConstructorInfo constructor ? constructor.Invoke(arguments) : member.Invoke(target, arguments);
            return (result, Described(result));
        }
        catch (Exception thrown)
        {
            var exception = (thrown as TargetInvocationException)?.InnerException ?? thrown;
            return (null, $"{exception.GetType()}: {exception.Message}");
        }
    }

    private static string Described(object? result) => result switch
    {
        null or string or IConvertible => Convert.ToString(result, CultureInfo.InvariantCulture) ?? "",
        IEnumerable items => string.Join(' ', items.Cast<object?>().Take(4).Select(item => Described(item is IEnumerable and not string ? item.GetType() : item))),
        _ => result.GetType().Name,
    };

    /// <summary>A field that anybody may write.</summary>
    public static class Slot<T>
    {
        /// <summary>It.</summary>
        public static readonly double[] Value = [1];
    }
}
