using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Every program of the folder Hostile, each followed by an honest one that must not notice.</summary>
public sealed class HostileProgramTests(HostileProgramTests.ShortOfTime host) : IClassFixture<HostileProgramTests.ShortOfTime>
{
    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Programs))]
    public async Task A_hostile_program_ends_as_it_must_and_harms_nobody(string program)
    {
        var code = StrategyFile.Read("Hostile", program);

        var outcome = await host.Sandbox.Disqualification(code);

        Assert.True(StrategyFile.EndingsOf(code).Contains(outcome.Reason), $"{outcome.Reason}: {outcome.Message}");
        Assert.True(IsPlaced(outcome), $"No line, column and hint: {outcome.Message}");
        var targets = await host.Sandbox.Targets("double[] GenerateSignals(Bars bars) => bars.Select(_ => 0.5.ToString() == \"0.5\" ? 0.5 : 0.0).ToArray();");
        Assert.All(targets, target => Assert.Equal(0.5, target));
    }

    public static TheoryData<string> Programs() => [.. StrategyFile.NamesIn("Hostile")];

    private static bool IsPlaced(StrategyOutcome.Disqualified outcome) =>
        outcome.Reason != DisqualificationReason.ForbiddenApi || outcome.Errors is [{ Line: > 0, Column: > 0, Hint: not null }, ..];

    public sealed class ShortOfTime : IDisposable
    {
        public SandboxHost Sandbox { get; } = SandboxHost.With(("Runners", "2"), ("WallTime", "00:00:03"));

        public void Dispose() => Sandbox.Dispose();
    }
}
