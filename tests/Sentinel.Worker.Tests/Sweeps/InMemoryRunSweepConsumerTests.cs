namespace Sentinel.Worker.Tests.Sweeps;

public sealed class InMemoryRunSweepConsumerTests : RunSweepConsumerTests
{
    private protected override Task<string?> Broker() => Task.FromResult<string?>(null);

    private protected override ValueTask RemoveBroker() => ValueTask.CompletedTask;
}
