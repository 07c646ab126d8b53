using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class WorkerHeartbeatTests : IAsyncLifetime
{
    private const string Endless = "double[] GenerateSignals(Bars bars) { while (true) { } }";

    private TestWorker worker = null!;

    public async Task InitializeAsync() => worker = await TestWorker.Start(broker: null);

    public async Task DisposeAsync() => await worker.DisposeAsync();

    [Fact]
    public async Task A_worker_says_who_it_is_and_what_each_runner_is_doing()
    {
        var request = new BacktestRequest { StrategyCode = Endless, Name = "endless" };
        var id = (await worker.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Backtest.Id;

        await worker.Run(id);
        await Eventually.Holds(async () => (await Said()) is { Activity: [{ Running: not null }] });

        var said = await Said();
        Assert.Equal(($"{Environment.MachineName}-{Environment.ProcessId}", "all", 1), (said!.Id, said.Duty, said.Runners));
        Assert.Equal(new RunSubject(RunKind.Backtest, id, "endless"), said.Activity[0].Running);
    }

    private async Task<WorkerReport?> Said() => (await worker.Services.GetRequiredService<IWorkerStore>().List(default)).SingleOrDefault();
}
