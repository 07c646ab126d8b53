using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Sweeps;

/// <summary>Takes a few slices at once: each keeps as many points in flight as there are runners, so single backtests wait for no more than a few points.</summary>
internal sealed class RunSweepConsumerDefinition : ConsumerDefinition<RunSweepConsumer>
{
    private readonly CommandQueue queue;
    private readonly int concurrency;

    public RunSweepConsumerDefinition(CommandQueue queue, IOptions<WorkersOptions> workers)
    {
        this.queue = queue;
        concurrency = workers.Value.SweepPointsPerRunner;
        EndpointName = QueueNames.Sweeps;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<RunSweepConsumer> consumerConfigurator,
        IRegistrationContext context) => queue.Configure(endpointConfigurator, QueueNames.Sweeps, concurrency);
}
