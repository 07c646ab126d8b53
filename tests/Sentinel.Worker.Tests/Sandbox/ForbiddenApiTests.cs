using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class ForbiddenApiTests(SandboxHost sandbox)
{
    [Theory(Timeout = 60_000)]
    [InlineData("File.ReadAllText(\"/etc/passwd\")", "sees only its bars")]
    [InlineData("new HttpClient()", "no network")]
    [InlineData("new System.Net.Http.HttpClient()", "no network")]
    [InlineData("new DataTable()", "Dictionary")]
    [InlineData("new Thread(() => { })", "one thread")]
    [InlineData("JsonSerializer.Serialize(1)", "nothing to parse")]
    [InlineData("DateTime.Now", "bars.Time[i]")]
    [InlineData("new Random()", "new Random(seed)")]
    [InlineData("new Random().Next()", "new Random(seed)")]
    [InlineData("Random.Shared", "new Random(seed)")]
    [InlineData("bars.GetType()", "look into")]
    [InlineData("bars.AsParallel()", "one thread")]
    [InlineData("Environment.MachineName", "the machine")]
    [InlineData("System.Runtime.CompilerServices.Unsafe.As<Bars, Series>(ref bars)", "managed code")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture", "InvariantCulture")]
    [InlineData("new System.Numerics.BigInteger(1)", "numbers, text")]
    [InlineData("HashCode.Combine(1, 2)", "a record, a record struct or a tuple")]
    [InlineData("bars.Close[0].GetHashCode()", "a record, a record struct or a tuple")]
    [InlineData("new Lazy<Random>(true)", "such as Func<T>")]
    [InlineData("System.Buffers.ArrayPool<double>.Shared", "Use arrays")]
    [InlineData("string.Intern(\"x\")", "numbers, text")]
    public async Task What_the_compiler_is_not_given_is_forbidden_with_a_hint(string expression, string hint)
    {
        var outcome = await sandbox.Disqualification($$"""
            double[] GenerateSignals(Bars bars)
            {
                var x = {{expression}};
                return new double[bars.Count];
            }
            """);

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal(3, outcome.Errors[0].Line);
        Assert.Contains(hint, outcome.Errors[0].Hint, StringComparison.Ordinal);
        Assert.Contains(hint, outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_console_is_forbidden()
    {
        var outcome = await sandbox.Disqualification("double[] GenerateSignals(Bars bars)\n{\n    Console.WriteLine(1);\n    return null;\n}");

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal((3, 5, "CS0103"), (outcome.Errors[0].Line, outcome.Errors[0].Column, outcome.Errors[0].Code));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("class R : Random { }", 7)]
    [InlineData("class R : Random { public R() { } }", 27)]
    [InlineData("class R : Random { public R() : base() { } }", 33)]
    [InlineData("class R(int x) : Random { public int X => x; }", 7)]
    public async Task A_base_types_constructor_that_is_called_without_a_word_is_forbidden_as_well(string type, int column)
    {
        var outcome = await sandbox.Disqualification($"{type}\ndouble[] GenerateSignals(Bars bars) => null;");

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal((1, column), (outcome.Errors[0].Line, outcome.Errors[0].Column));
        Assert.Contains("new Random(seed)", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("using Skender.Stock.Indicators;")]
    [InlineData("using MathNet.Numerics.Statistics;")]
    public async Task A_using_line_for_a_forbidden_library_is_forbidden(string line)
    {
        var outcome = await sandbox.Disqualification($"{line}\ndouble[] GenerateSignals(Bars bars) => null;");

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal(1, outcome.Errors[0].Line);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("System.Threading.Tasks")]
    [InlineData("System.Net.Http")]
    [InlineData("System.Runtime.CompilerServices")]
    public async Task A_using_line_for_a_namespace_of_the_base_library_is_harmless(string name)
    {
        var targets = await sandbox.Targets($"using {name};\ndouble[] GenerateSignals(Bars bars) => new double[bars.Count];");

        Assert.All(targets, target => Assert.Equal(0, target));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("Filee.ReadAllText(\"x\")")]
    [InlineData("missing.Data")]
    [InlineData("new Lits<File>()")]
    public async Task A_misspelt_name_is_an_ordinary_error(string expression)
    {
        var outcome = await sandbox.Disqualification($"double[] GenerateSignals(Bars bars) {{ var x = {expression}; return null; }}");

        Assert.Contains(outcome.Errors, error => error.Hint is null);
    }
}
