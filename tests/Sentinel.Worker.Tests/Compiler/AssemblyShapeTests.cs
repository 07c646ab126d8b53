using Sentinel.Compiler;
using Xunit;

namespace Sentinel.Worker.Tests.Compiler;

/// <summary>What is read from a strategy's metadata before it is called.</summary>
public sealed class AssemblyShapeTests
{
    private const string Method = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";

    private readonly StrategyCompiler compiler = StrategyCompiler.Guarded();

    [Theory]
    [InlineData(Method, false)]
    [InlineData($"class Plain {{ public {Method} }}", false)]
    [InlineData($"double level = 0.5; {Method}", true)]
    [InlineData($"class Made {{ readonly List<double> levels; public Made() => levels = new(); public {Method} }}", true)]
    [InlineData($"class Derived : Exception {{ public {Method} }}", true)]
    [InlineData($"class Outer : Inner {{ public {Method} }} class Inner {{ protected double level = 0.5; }}", true)]
    [InlineData($"class Many : List<double> {{ public {Method} }}", true)]
    [InlineData($"struct Value {{ public {Method} }}", true)]
    public void Only_an_instance_whose_constructor_does_nothing_is_made_without_it(string code, bool needsConstructor)
    {
        var shape = compiler.Compile(code).Shape;

        Assert.Equal(needsConstructor, shape.NeedsConstructor);
    }

    [Theory]
    [InlineData(Method, false)]
    [InlineData($"const double Level = 0.5; {Method}", false)]
    [InlineData("double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > 1 ? 1.0 : 0.0).ToArray();", false)]
    [InlineData($"static int runs; {Method}", true)]
    [InlineData($"static int Runs {{ get; set; }} {Method}", true)]
    [InlineData($"static readonly List<double> Seen = new(); {Method}", true)]
    [InlineData($"class Keeper {{ static Keeper() {{ }} }} {Method}", true)]
    [InlineData($"class Outer {{ struct Inner<T> {{ static Inner() => throw new Exception(); }} }} {Method}", true)]
    [InlineData($"interface IKeeper {{ static IKeeper() {{ }} }} {Method}", true)]
    [InlineData($"record Level(double Value) {{ public static int Runs {{ get; set => field = value; }} }} {Method}", true)]
    [InlineData($"static class Told {{ public static event Action Heard; }} {Method}", true)]
    [InlineData($"class Runs<T> {{ public class Inner {{ static readonly T[] seen = []; }} }} {Method}", true)]
    [InlineData($"file static class Counter {{ public static int Runs; }} {Method}", true)]
    [InlineData($"interface IRuns {{ static int Runs; }} {Method}", true)]
    [InlineData($"struct Runs {{ static int runs; }} {Method}", true)]
    [InlineData($"static class Extensions {{ extension(Bars bars) {{ static int Runs => 1; }} static int runs; }} {Method}", true)]
    [InlineData($"record Level(double Value); enum Side {{ Long, Short }} {Method}", false)]
    [InlineData("static int Next(int i) => i + 1; double[] GenerateSignals(Bars bars) { Func<int, int> next = Next; ReadOnlySpan<string> names = [\"a\"]; return new double[bars.Count + next(-1)]; }", false)]
    public void What_outlives_a_run_is_found(string code, bool hasStaticState)
    {
        var shape = compiler.Compile(code).Shape;

        Assert.Equal(hasStaticState, shape.HasStaticState);
    }
}
