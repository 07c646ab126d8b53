using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>API and worker in one process, in-memory transport.</summary>
internal sealed class EmbeddedDeployment() : Deployment([])
{
    private SentinelProcess? process;

    public override int WorkerId => process!.Id;

    public override string Log => $"{base.Log}{process?.Log}";

    public static Task<Deployment> Create() => Task.FromResult<Deployment>(new EmbeddedDeployment());

    public override Task Start(CancellationToken cancellationToken)
    {
        process ??= SentinelProcess.Api(Port, Settings);
        return Client.BecomesReady(process, cancellationToken);
    }

    public override void KillWorker() => Kill(ref process);

    public override void KillApi() => Kill(ref process);

    public override Task StartWorker(CancellationToken cancellationToken) => Start(cancellationToken);

    public override Task StartApi(CancellationToken cancellationToken) => Start(cancellationToken);

    public override Task<int> StopWorker(CancellationToken cancellationToken)
    {
        var stopping = process!;
        process = null;
        return Stop(stopping, cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        process?.Dispose();
        return base.DisposeAsync();
    }
}
