using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Execution;

/// <summary>What a strategy can learn of the name of its assembly: nothing that differs between two processes, or after others.</summary>
public sealed class AssemblyNameTests
{
    // The runtime's complaint about a type that it cannot load names the assembly.
    private const string Telltale = """
        struct Wide<T> { T a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p; }
        double[] GenerateSignals(Bars bars)
        {
            try { Touch(); }
            catch (Exception thrown) { throw new Exception($"{thrown.Message} {new { bars.Count }}"); }
            return null;
        }
        static void Touch() { var wide = new Wide<Wide<Wide<Wide<Wide<long>>>>>[3]; }
        """;

    [Fact(Timeout = 120_000)]
    public async Task It_is_the_same_in_two_processes_whatever_was_loaded_before()
    {
        using var first = new SandboxHost();
        using var second = new SandboxHost();
        foreach (var i in Enumerable.Range(0, 20)) await second.Targets($"double[] GenerateSignals(Bars bars) => new double[bars.Count + {i} - {i}];");

        var told = await first.Disqualification(Telltale);
        var toldAfterOthers = await second.Disqualification(Telltale);
        var toldAgain = await second.Disqualification(Telltale);
        var toldBeneathAComment = await second.Disqualification($"// another text of the same code\n{Telltale}");

        Assert.Equal(DisqualificationReason.RuntimeException, told.Reason);
        Assert.Equal(told.Message, toldAfterOthers.Message);
        Assert.Equal(told.Message, toldAgain.Message);
        Assert.Equal(told.Errors[0].Message, toldBeneathAComment.Errors[0].Message);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_same_code_loads_beside_itself()
    {
        using var sandbox = new SandboxHost();

        var targets = new List<double[]>();
        foreach (var i in Enumerable.Range(0, 20)) targets.Add(await sandbox.Targets($"// {i}\ndouble[] GenerateSignals(Bars bars) => new double[bars.Count];"));

        Assert.Equal(20, targets.Count);
    }
}
