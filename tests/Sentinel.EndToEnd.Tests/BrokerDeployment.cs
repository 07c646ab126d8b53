using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>API and worker in their own processes, joined by RabbitMQ.</summary>
internal sealed class BrokerDeployment : Deployment
{
    private readonly VirtualHost broker;
    private SentinelProcess? api;
    private SentinelProcess? worker;

    private BrokerDeployment(VirtualHost broker)
        : base([new("ConnectionStrings__RabbitMq", broker.ConnectionString)]) => this.broker = broker;

    public override int WorkerId => worker!.Id;

    public override string Log => $"{api?.Log}\n{worker?.Log}";

    public static async Task<Deployment> Create() => new BrokerDeployment(await (await Broker.Shared).AddVirtualHost());

    public override Task Start(CancellationToken cancellationToken)
    {
        api = SentinelProcess.Api(Port, Settings);
        worker = SentinelProcess.Worker(Settings);
        return Client.BecomesReady(api, cancellationToken);
    }

    public override Task KillAndRestartWorker(CancellationToken cancellationToken)
    {
        worker!.Kill();
        worker.Dispose();
        worker = SentinelProcess.Worker(Settings);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        api?.Dispose();
        worker?.Dispose();
        await base.DisposeAsync();
        await broker.DisposeAsync();
    }
}
