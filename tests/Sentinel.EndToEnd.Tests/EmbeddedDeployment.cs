using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>API and worker in one process, in-memory transport.</summary>
internal sealed class EmbeddedDeployment() : Deployment([])
{
    private SentinelProcess? process;

    public override int WorkerId => process!.Id;

    public override string Log => process?.Log ?? "";

    public static Task<Deployment> Create() => Task.FromResult<Deployment>(new EmbeddedDeployment());

    public override Task Start(CancellationToken cancellationToken)
    {
        process = SentinelProcess.Api(Port, Settings);
        return Client.BecomesReady(process, cancellationToken);
    }

    public override Task KillAndRestartWorker(CancellationToken cancellationToken)
    {
        process!.Kill();
        process.Dispose();
        return Start(cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        process?.Dispose();
        return base.DisposeAsync();
    }
}
