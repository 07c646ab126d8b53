using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>API and worker in their own processes, joined by RabbitMQ.</summary>
internal sealed class BrokerDeployment : Deployment
{
    private readonly VirtualHost? broker;
    private SentinelProcess? api;
    private SentinelProcess? worker;
    private SentinelProcess? secondWorker;

    private BrokerDeployment(string connectionString, VirtualHost? broker)
        : base([new("ConnectionStrings__RabbitMq", connectionString)]) => this.broker = broker;

    public override int WorkerId => worker!.Id;

    public override string Log => $"{base.Log}{api?.Log}\n{worker?.Log}\n{secondWorker?.Log}";

    /// <summary>What its workers have written, as long as its API was not ended.</summary>
    public string LogOfWorkers => $"{base.Log}{worker?.Log}\n{secondWorker?.Log}";

    public static async Task<Deployment> Create() => Over(await (await Broker.Shared).AddVirtualHost());

    /// <summary>Over a virtual host, which is removed with it.</summary>
    public static BrokerDeployment Over(VirtualHost broker) => new(broker.ConnectionString, broker);

    /// <summary>Over whatever answers there.</summary>
    public static BrokerDeployment Over(string connectionString) => new(connectionString, broker: null);

    public override Task Start(CancellationToken cancellationToken)
    {
        worker = SentinelProcess.Worker(Settings);
        return StartApi(cancellationToken);
    }

    public override void KillWorker() => Kill(ref worker);

    public override void KillApi() => Kill(ref api);

    public override Task StartWorker(CancellationToken cancellationToken)
    {
        worker ??= SentinelProcess.Worker(Settings);
        return Task.CompletedTask;
    }

    public override Task StartApi(CancellationToken cancellationToken)
    {
        api ??= SentinelProcess.Api(Port, Settings);
        return Client.BecomesReady(api, cancellationToken);
    }

    public override Task<int> StopWorker(CancellationToken cancellationToken)
    {
        var stopping = worker!;
        worker = null;
        return Stop(stopping, cancellationToken);
    }

    /// <summary>Starts another process that runs strategies beside the first, unless it runs.</summary>
    public void StartSecondWorker() => secondWorker ??= SentinelProcess.Worker(Settings);

    /// <summary>SIGTERM to that process, and waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopSecondWorker(CancellationToken cancellationToken)
    {
        var stopping = secondWorker!;
        secondWorker = null;
        return Stop(stopping, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        api?.Dispose();
        worker?.Dispose();
        secondWorker?.Dispose();
        await base.DisposeAsync();
        if (broker is not null) await broker.DisposeAsync();
    }
}
