using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Every program of the folder Hostile, each followed by an honest one that must not notice.</summary>
public sealed class HostileProgramTests(HostileProgramTests.Sandboxes sandboxes) : IClassFixture<HostileProgramTests.Sandboxes>
{
    private const string Honest =
        "double[] GenerateSignals(Bars bars) => bars.Select(_ => 0.5.ToString() == \"0.5\" ? 0.5 : 0.0).ToArray();";

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Programs))]
    public async Task A_hostile_program_ends_as_it_must_and_harms_nobody(string program)
    {
        var code = StrategyFile.Read("Hostile", program);
        var endings = StrategyFile.EndingsOf(code);
        await EndsAsItMust(code, endings, sandboxes.For(endings));
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(HardToCompile))]
    public async Task The_managed_compiler_ends_likewise_what_is_hard_to_compile(string program)
    {
        var code = StrategyFile.Read("Hostile", program);
        await EndsAsItMust(code, StrategyFile.EndingsOf(code), sandboxes.Managed);
    }

    public static TheoryData<string> Programs() => [.. StrategyFile.NamesIn("Hostile")];

    public static TheoryData<string> HardToCompile() =>
        [.. StrategyFile.NamesIn("Hostile").Where(name => name.Split('_')[0] is "bomb" or "slow" && !Runs(name))];

    private static bool Runs(string program) => StrategyFile.EndingsOf(StrategyFile.Read("Hostile", program)).Contains(DisqualificationReason.TimeLimit);

    private static async Task EndsAsItMust(string code, IReadOnlyList<DisqualificationReason> endings, SandboxHost sandbox)
    {
        var outcome = await sandbox.Disqualification(code);

        Assert.True(endings.Contains(outcome.Reason), $"{outcome.Reason}: {outcome.Message}");
        Assert.True(IsPlaced(outcome), $"No line, column and hint: {outcome.Message}");
        Assert.All(await sandbox.Targets(Honest), target => Assert.Equal(0.5, target));
    }

    private static bool IsPlaced(StrategyOutcome.Disqualified outcome) =>
        outcome.Reason != DisqualificationReason.ForbiddenApi || outcome.Errors is [{ Line: > 0, Column: > 0, Hint: not null }, ..];

    /// <summary>Who goes on until the clock stops him meets a fast clock; the others must end before a slow machine's clock does.</summary>
    public sealed class Sandboxes : IDisposable
    {
        private readonly SandboxHost patient = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:20"), ("StartTime", "00:02:00"));
        private readonly SandboxHost shortOfTime = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:01.5"), ("StartTime", "00:02:00"));

        internal SandboxHost Managed { get; } = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:20"), ("StartTime", "00:02:00"), ("Compiler", nameof(CompilerChoice.Managed)));

        internal SandboxHost For(IReadOnlyList<DisqualificationReason> endings) =>
            endings.Contains(DisqualificationReason.TimeLimit) ? shortOfTime : patient;

        public void Dispose()
        {
            patient.Dispose();
            Managed.Dispose();
            shortOfTime.Dispose();
        }
    }
}
