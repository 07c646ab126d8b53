using Sentinel.Core.Strategies;
using Sentinel.Worker.Tests.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>Every way that C# has to write a method GenerateSignals: it runs, or its author is told what to change.</summary>
[Collection(SharedSandbox.Name)]
public sealed class EntryPointTests(SandboxHost sandbox)
{
    private const string Method = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";

    [Theory(Timeout = 60_000)]
    [InlineData("bare", Method)]
    [InlineData("verbatim", "double[] @GenerateSignals(Bars bars) => new double[bars.Count];")]
    [InlineData("escaped", "double[] Generate\\u0053ignals(Bars bars) => new double[bars.Count];")]
    [InlineData("private and static", $"private static {Method}")]
    [InlineData("beside a local function of that name", "double[] GenerateSignals(Bars bars) { return GenerateSignals(1); double[] GenerateSignals(int x) => new double[bars.Count]; }")]
    [InlineData("beside a lambda", "double[] GenerateSignals(Bars bars) { var generateSignals = () => new double[bars.Count]; return generateSignals(); }")]
    [InlineData("beside a bare extension", $"{Method} static int GenerateSignals2(this Bars bars) => 1;")]
    [InlineData("with parameters", "double[] GenerateSignals(Bars bars, Parameters parameters) => new double[bars.Count];")]
    [InlineData("with optional parameters", "double[] GenerateSignals(Bars bars = null, Parameters parameters = null) => new double[bars.Count];")]
    [InlineData("with annotations", "#nullable enable\ndouble[]? GenerateSignals(Bars? bars, Parameters? parameters) => new double[bars!.Count];")]
    [InlineData("an extension method", "static class S { public static double[] GenerateSignals(this Bars bars) => new double[bars.Count]; }")]
    [InlineData("in a class", $"class S {{ {Method} }}")]
    [InlineData("in a static class", $"static class S {{ static {Method} }}")]
    [InlineData("in a static class with an extension block", $"static class S {{ static {Method} extension(Bars bars) {{ public int Twice => 2 * bars.Count; public int Signals() => 1; }} }}")]
    [InlineData("in a struct", $"struct S {{ {Method} }}")]
    [InlineData("in a struct with a constructor", $"struct S {{ public S() {{ }} {Method} }}")]
    [InlineData("in a struct with a constructor that needs a value", $"struct S(int x) {{ int X => x; {Method} }}")]
    [InlineData("in a readonly struct", $"readonly struct S {{ {Method} }}")]
    [InlineData("in a record", $"record S {{ {Method} }}")]
    [InlineData("in a record with defaults", $"record S(int X = 1, double Y = 0.5) {{ {Method} }}")]
    [InlineData("in a record struct", $"record struct S {{ {Method} }}")]
    [InlineData("in a record struct with values", $"record struct S(int X) {{ {Method} }}")]
    [InlineData("in a file-local class", $"file class S {{ {Method} }}")]
    [InlineData("in a sealed class with a private constructor", $"sealed class S {{ private S() {{ }} {Method} }}")]
    [InlineData("in a class with two constructors", $"class S {{ S(int x) {{ }} S() {{ }} {Method} }}")]
    [InlineData("in a class with required members", $"class S {{ public required int X; {Method} }}")]
    [InlineData("static, in an abstract class", $"abstract class S {{ static {Method} }}")]
    [InlineData("static, in a ref struct", $"ref struct S {{ static {Method} }}")]
    [InlineData("static, in an interface", $"interface S {{ static {Method} }}")]
    [InlineData("static, in a class that needs a value", $"class S(int x) {{ int X => x; static {Method} }}")]
    [InlineData("in a nested private class", $"class Outer {{ private class Inner {{ {Method} }} }}")]
    [InlineData("in a type that shares its name with another's nested type", $"class S {{ {Method} }} class Outer {{ class S {{ }} }}")]
    [InlineData("in a nested type that shares its name", $"class S {{ }} class Outer {{ class S {{ {Method} }} }} class Other {{ class S {{ }} }}")]
    [InlineData("in a type that shares its name with a generic one", $"class S<T> {{ }} class S {{ {Method} }}")]
    [InlineData("partial class", $"partial class S {{ }} partial class S {{ {Method} }}")]
    [InlineData("partial method", "partial class S { public partial double[] GenerateSignals(Bars bars); } partial class S { public partial double[] GenerateSignals(Bars bars) => new double[bars.Count]; }")]
    [InlineData("overrides an abstract one", "abstract class A { public abstract double[] GenerateSignals(Bars bars); } class S : A { public override double[] GenerateSignals(Bars bars) => new double[bars.Count]; }")]
    [InlineData("overrides with a narrower type", "abstract class A { public abstract IEnumerable<double> GenerateSignals(Bars bars); } class S : A { public override double[] GenerateSignals(Bars bars) => new double[bars.Count]; }")]
    [InlineData("beside an abstract overload", "abstract class A { public abstract double[] GenerateSignals(Bars bars, int x); public static double[] GenerateSignals(Bars bars) => new double[bars.Count]; }")]
    [InlineData("in a base class", $"class A {{ public virtual {Method} }} class S : A {{ }}")]
    [InlineData("implements an interface", $"interface I {{ double[] GenerateSignals(Bars bars); }} class S : I {{ public {Method} }}")]
    [InlineData("implements a static abstract one", $"interface I {{ static abstract double[] GenerateSignals(Bars bars); }} class S : I {{ public static {Method} }}")]
    [InlineData("inherited as an implementation", $"interface I {{ double[] GenerateSignals(Bars bars); }} class A {{ public {Method} }} class S : A, I {{ }}")]
    [InlineData("hidden by a property elsewhere", $"class S {{ {Method} }} class T {{ public int GenerateSignals => 1; }}")]
    [InlineData("beside a delegate of that name", $"delegate int GenerateSignals(); class S {{ {Method} }}")]
    [InlineData("an iterator", "IEnumerable<double> GenerateSignals(Bars bars) { foreach (var bar in bars) yield return 0; }")]
    [InlineData("returns whole numbers", "IReadOnlyList<int> GenerateSignals(Bars bars) => new int[bars.Count];")]
    [InlineData("returns a list", "List<double> GenerateSignals(Bars bars) => [.. new double[bars.Count]];")]
    [InlineData("returns a query", "IEnumerable<double> GenerateSignals(Bars bars) => from bar in bars select 0.5;")]
    [InlineData("returns an immutable array", "System.Collections.Immutable.ImmutableArray<double> GenerateSignals(Bars bars) => [.. new double[bars.Count]];")]
    [InlineData("returns a nullable immutable array", "System.Collections.Immutable.ImmutableArray<double>? GenerateSignals(Bars bars) => [.. new double[bars.Count]];")]
    [InlineData("returns a struct that is a sequence", "struct Q(int n) : IEnumerable<double> { public IEnumerator<double> GetEnumerator() => Enumerable.Repeat(0.0, n).GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); } class S { Q GenerateSignals(Bars bars) => new(bars.Count); }")]
    [InlineData("with a constructor of many defaults", "enum E { A, B } class S(int a = 1, string b = \"x\", decimal c = 1.5m, E d = E.B, int? e = 3, E? f = E.B, double[] g = null, DateTime h = default, char i = 'x', bool? j = null, long k = long.MaxValue) { object X => (a, b, c, d, e, f, g, h, i, j, k); double[] GenerateSignals(Bars bars) => new double[bars.Count]; }")]
    [InlineData("with a constructor of defaults by reference", $"class S {{ S(in int a = 1) {{ }} {Method} }}")]
    public async Task It_runs(string form, string code)
    {
        var outcome = await sandbox.Run(code);

        Assert.Equal((form, ""), (form, outcome is StrategyOutcome.Disqualified disqualified ? $"{disqualified.Reason}: {disqualified.Message}" : ""));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("in an extension block", "static class S { extension(Bars bars) { public static double[] GenerateSignals(Bars other) => null; } }", "extension block")]
    [InlineData("of an instance, in an extension block", "static class S { extension(Bars bars) { public double[] GenerateSignals() => null; } }", "extension block")]
    [InlineData("in a generic extension block", "static class S { extension<T>(T bars) { public static double[] GenerateSignals(Bars other) => null; } }", "extension block")]
    [InlineData("in and beside an extension block", $"static class S {{ extension(Bars bars) {{ public double[] GenerateSignals(int x) => null; }} public static {Method} }}", "2 methods")]
    [InlineData("for an interface alone", "interface I { double[] GenerateSignals(Bars bars); } class S : I { double[] I.GenerateSignals(Bars bars) => null; }", "leave 'I.' out")]
    [InlineData("for a generic interface alone", "interface I<T> { T GenerateSignals(Bars bars); } class S : I<double[]> { double[] I<double[]>.GenerateSignals(Bars bars) => null; }", "leave 'I<double[]>.' out")]
    [InlineData("statically for an interface alone", "interface I { static abstract double[] GenerateSignals(Bars bars); } class S : I { static double[] I.GenerateSignals(Bars bars) => null; }", "leave 'I.' out")]
    [InlineData("by an interface", $"interface I {{ {Method} }} class S : I {{ }}", "instance")]
    [InlineData("overridden", $"class A {{ public virtual {Method} }} class S : A {{ public override {Method} }}", "2 methods")]
    [InlineData("hidden", $"class A {{ public {Method} }} class S : A {{ public new {Method} }}", "2 methods")]
    [InlineData("abstract", "abstract class S { public abstract double[] GenerateSignals(Bars bars); }", "no method")]
    [InlineData("declared by an interface", "interface I { double[] GenerateSignals(Bars bars); }", "no method")]
    [InlineData("a partial method without a body", "partial class S { partial void GenerateSignals(Bars bars); }", "no method")]
    [InlineData("a local function", "double[] Other(Bars bars) { return GenerateSignals(bars); double[] GenerateSignals(Bars b) => null; }", "no method")]
    [InlineData("a property", "Func<Bars, double[]> GenerateSignals => bars => null;", "no method")]
    [InlineData("a field", "static readonly Func<Bars, double[]> GenerateSignals = bars => null;", "no method")]
    [InlineData("an event", "event Func<Bars, double[]> GenerateSignals;", "no method")]
    [InlineData("a delegate", "delegate double[] GenerateSignals(Bars bars);", "no method")]
    [InlineData("a class", "class GenerateSignals { }", "no method")]
    [InlineData("a constructor", "class GenerateSignals { public GenerateSignals(Bars bars) { } }", "no method")]
    [InlineData("an enumeration's value", "enum E { GenerateSignals }", "no method")]
    [InlineData("a parameter", "int F(int GenerateSignals) => GenerateSignals;", "no method")]
    [InlineData("in a ref struct", $"ref struct S {{ {Method} }}", "instance")]
    [InlineData("in a generic struct", $"struct S<T> {{ static {Method} }}", "generic")]
    [InlineData("nested in a generic class", $"class S<T> {{ class Inner {{ static {Method} }} }}", "generic")]
    [InlineData("in a record that needs a value", $"record S(int X) {{ {Method} }}", "constructor")]
    [InlineData("in a class that takes any number of values", $"class S {{ S(params int[] x) {{ }} {Method} }}", "constructor")]
    [InlineData("by reference", "double[] GenerateSignals(ref Bars bars) => null;", "parameters")]
    [InlineData("out", "double[] GenerateSignals(out Bars bars) { bars = null; return null; }", "parameters")]
    [InlineData("by read-only reference", "double[] GenerateSignals(ref readonly Bars bars) => null;", "parameters")]
    [InlineData("any number of bars", "double[] GenerateSignals(params Bars[] bars) => null;", "parameters")]
    [InlineData("the wrong way round", "double[] GenerateSignals(Parameters parameters, Bars bars) => null;", "parameters")]
    [InlineData("three", "double[] GenerateSignals(Bars bars, Parameters parameters, int x = 1) => null;", "parameters")]
    [InlineData("a type of its own named Bars", "class Bars; class S { double[] GenerateSignals(Bars bars) => null; }", "hides")]
    [InlineData("returns a span", "Span<double> GenerateSignals(Bars bars) => default;", "Span<double>")]
    [InlineData("returns a read-only span", "ReadOnlySpan<double> GenerateSignals(Bars bars) => default;", "ReadOnlySpan<double>")]
    [InlineData("returns a reference", "double[] x = null; ref double[] GenerateSignals(Bars bars) => ref x;", "double[]")]
    [InlineData("returns a tuple", "(double, double) GenerateSignals(Bars bars) => default;", "double")]
    [InlineData("returns nullable numbers", "double?[] GenerateSignals(Bars bars) => null;", "double?[]")]
    [InlineData("returns a table", "double[,] GenerateSignals(Bars bars) => null;", "double")]
    [InlineData("returns what converts to numbers", "class Q { public static implicit operator double[](Q q) => null; } class S { Q GenerateSignals(Bars bars) => null; }", "Q")]
    public async Task Its_author_is_told_what_to_change(string form, string code, string complaint)
    {
        var outcome = await sandbox.Disqualification(code);

        Assert.Equal((form, DisqualificationReason.ContractViolation), (form, outcome.Reason));
        Assert.Contains(complaint, outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("an operator", "class S { public static double[] operator GenerateSignals(S s) => null; }")]
    [InlineData("two partial bodies", "partial class S { partial void GenerateSignals(Bars bars); partial void GenerateSignals(Bars bars) => bars.X(); }")]
    [InlineData("by a type that does not implement it", "interface I { } class S : I { double[] I.GenerateSignals(Bars bars) => null; }")]
    public async Task It_does_not_compile(string form, string code)
    {
        var outcome = await sandbox.Disqualification(code);

        Assert.Equal((form, DisqualificationReason.CompileError), (form, outcome.Reason));
    }
}
