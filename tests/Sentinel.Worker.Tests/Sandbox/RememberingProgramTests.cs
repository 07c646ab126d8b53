using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Every program of the folder Remembering, again and again in one process: none knows that it has run before.</summary>
[Collection(SharedSandbox.Name)]
public sealed class RememberingProgramTests(SandboxHost sandbox)
{
    private const int Runs = 4;

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Programs))]
    public async Task A_program_finds_nothing_of_its_earlier_runs(string program)
    {
        var code = StrategyFile.Read("Remembering", program);
        var first = await sandbox.Targets(code, ("runs", 1));

        for (var run = 1; run < Runs; run++)
        {
            Assert.Equal(first, await sandbox.Targets(code, ("runs", 1)));
            Assert.Equal(first, await sandbox.Targets($"{code}\n// {run}", ("runs", 1))); // the same, compiled and loaded anew
        }
    }

    public static TheoryData<string> Programs() => [.. StrategyFile.NamesIn("Remembering")];
}
