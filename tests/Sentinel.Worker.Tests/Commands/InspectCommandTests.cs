using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Commands;

public sealed class InspectCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task The_latest_backtests_are_shown_newest_first_and_no_more_than_asked_for()
    {
        using (var storage = new TempStorage(data))
        {
            await Accept(storage, "first");
            await Accept(storage, "second");
            await Accept(storage, "third");
        }

        var run = await CommandRun.Of(data, "inspect", "--last", "2", "--json");

        var names = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Select(backtest => backtest.GetProperty("name").GetString());
        Assert.Equal(["third", "second"], names);
    }

    [Fact]
    public async Task A_name_cannot_send_commands_to_the_operators_terminal()
    {
        using (var storage = new TempStorage(data)) await Accept(storage, "\u001b[2Jgone");

        var run = await CommandRun.Of(data, "inspect");

        Assert.Contains("gone", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Backtests_can_be_picked_by_verdict()
    {
        using (var storage = new TempStorage(data)) await Accept(storage, "pending");

        var run = await CommandRun.Of(data, "inspect", "--verdict", "good");

        Assert.Equal(new CommandRun(0, "No such backtest is stored."), run);
    }

    [Theory]
    [InlineData("--verdict", "great")]
    [InlineData("--last", "0")]
    [InlineData("--last", "many")]
    public async Task Misuse_has_an_exit_code_of_its_own(string option, string value)
    {
        var run = await CommandRun.Of(data, "inspect", option, value);

        Assert.Equal(2, run.ExitCode);
    }

    public void Dispose() => data.Dispose();

    private static Task<Acceptance> Accept(TempStorage storage, string name) => storage.Backtests.Accept(
        new BacktestRequest { StrategyCode = $"double[] GenerateSignals(Bars bars) => null; // {name}", Name = name }, rerun: true, barsHash: Outcomes.BarsHash, default);
}
