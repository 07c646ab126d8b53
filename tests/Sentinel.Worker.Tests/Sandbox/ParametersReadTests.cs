using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>What a strategy asked for comes back with its targets.</summary>
[Collection(SharedSandbox.Name)]
public sealed class ParametersReadTests(SandboxHost sandbox)
{
    [Theory]
    [InlineData("double[] GenerateSignals(Bars bars) => new double[bars.Count];", "")]
    [InlineData("double[] GenerateSignals(Bars bars, Parameters parameters) => new double[bars.Count];", "")]
    [InlineData("double[] GenerateSignals(Bars bars, Parameters p) => bars.Select(_ => p.Get(\"fast\", 1) * 0).ToArray();", "fast")]
    [InlineData("double[] GenerateSignals(Bars bars, Parameters p) => p.ContainsKey(\"a\") ? bars.Select(_ => p[\"b\"] * 0).ToArray() : new double[bars.Count];", "a b")]
    [InlineData("double[] GenerateSignals(Bars bars, Parameters p) { var sum = p.Sum(pair => pair.Value); return new double[bars.Count]; }", "a b")]
    [InlineData("IEnumerable<double> GenerateSignals(Bars bars, Parameters p) { foreach (var bar in bars) yield return p.GetInt(\"late\", 0); }", "late")]
    [InlineData("class S { static Parameters kept; double[] GenerateSignals(Bars bars, Parameters p) { kept = p; return bars.Select(_ => Level()).ToArray(); } static double Level() => kept.Get(\"kept\", 0); }", "kept")]
    public async Task Names_that_were_asked_for_are_told(string code, string names)
    {
        var outcome = Assert.IsType<StrategyOutcome.Completed>(await sandbox.Run(code, ("a", 1), ("b", 2)));

        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), outcome.ParametersRead);
    }

    [Fact]
    public async Task Each_run_of_a_strategy_that_is_known_tells_its_own()
    {
        const string Code = "double[] GenerateSignals(Bars bars, Parameters p) => p.GetInt(\"mode\", 0) == 1 ? bars.Select(_ => p.Get(\"fast\", 0) * 0).ToArray() : new double[bars.Count];";

        var first = Assert.IsType<StrategyOutcome.Completed>(await sandbox.Run(Code, ("mode", 1)));
        var second = Assert.IsType<StrategyOutcome.Completed>(await sandbox.Run(Code, ("mode", 2)));

        Assert.Equal(["fast", "mode"], first.ParametersRead);
        Assert.Equal(["mode"], second.ParametersRead);
    }
}
