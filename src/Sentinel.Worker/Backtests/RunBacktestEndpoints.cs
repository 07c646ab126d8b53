using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Backtests;

/// <summary>
/// A queue for each priority, each with places of its own, so that none waits for another's. Of each a few backtests are taken per runner
/// process, so that no runner waits for the broker or the disk; which of them runs next is decided at the runners.
/// </summary>
internal sealed class RunBacktestEndpoints(CommandQueue queue, IOptions<SandboxOptions> sandbox, IOptions<WorkersOptions> workers)
    : ICommandEndpoints
{
    public void Configure(IReceiveConfigurator bus, IRegistrationContext context)
    {
        foreach (var priority in SnakeCase.All<BacktestPriority>()) Configure(bus, QueueNames.BacktestsOf(priority), context);
    }

    private void Configure(IReceiveConfigurator bus, string name, IRegistrationContext context) => bus.ReceiveEndpoint(name, endpoint =>
    {
        queue.Configure(endpoint, name, sandbox.Value.Runners * workers.Value.BacktestsPerRunner);
        endpoint.ConfigureConsumer<RunBacktestConsumer>(context);
    });
}
