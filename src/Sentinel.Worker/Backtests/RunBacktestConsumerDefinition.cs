using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Backtests;

/// <summary>Takes a few backtests per runner process, so that no runner waits for the broker or the disk.</summary>
internal sealed class RunBacktestConsumerDefinition : ConsumerDefinition<RunBacktestConsumer>
{
    private readonly CommandQueue queue;
    private readonly int concurrency;

    public RunBacktestConsumerDefinition(CommandQueue queue, IOptions<SandboxOptions> sandbox, IOptions<WorkersOptions> workers)
    {
        this.queue = queue;
        concurrency = sandbox.Value.Runners * workers.Value.BacktestsPerRunner;
        EndpointName = QueueNames.Backtests;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<RunBacktestConsumer> consumerConfigurator,
        IRegistrationContext context) => queue.Configure(endpointConfigurator, QueueNames.Backtests, concurrency);
}
