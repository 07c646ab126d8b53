using System.Text.Json;
using Sentinel.Core.Operations;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Commands;

public sealed class StatusCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task Problems_are_shown_with_cause_and_remedy_and_make_the_exit_code_1()
    {
        using (var storage = new TempStorage(data)) await storage.Queues.Pause(WorkQueue.Named("sweeps"), "ann", "\u001b[2Jdisk", default);

        var run = await CommandRun.Of(data, "status");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("No backtest waits; no worker; ", run.Output, StringComparison.Ordinal);
        Assert.Contains("There is no worker to run backtests. Start Sentinel.Worker", run.Output, StringComparison.Ordinal);
        Assert.Contains("ann", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task A_program_reads_the_same_as_json()
    {
        using (var storage = new TempStorage(data))
            await storage.Prices.Upsert(Symbol.BtcUsd, "coinbase", SyntheticPrices.Sample(seed: 1, TimeProvider.System.GetUtcNow()), default);

        var run = await CommandRun.Of(data, "status", "--json");

        var status = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("no_workers", Assert.Single(status.GetProperty("problems").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("in_memory", status.GetProperty("broker").GetProperty("kind").GetString());
    }

    public void Dispose() => data.Dispose();
}
