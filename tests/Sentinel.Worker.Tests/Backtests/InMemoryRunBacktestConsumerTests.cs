namespace Sentinel.Worker.Tests.Backtests;

public sealed class InMemoryRunBacktestConsumerTests : RunBacktestConsumerTests
{
    private protected override Task<string?> Broker() => Task.FromResult<string?>(null);

    private protected override ValueTask RemoveBroker() => ValueTask.CompletedTask;
}
