using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A network between Sentinel and its broker that fails.</summary>
public sealed class CutConnectionTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Refusal = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_connection_that_is_silent_and_then_cut_costs_time_and_nothing_else()
    {
        var broker = await Broker.Shared;
        await using var host = await broker.AddVirtualHost();
        await using var network = new TcpProxy(broker.Uri.Port);
        var address = new UriBuilder(host.ConnectionString) { Port = network.Port }.Uri.AbsoluteUri;
        await using var run = await FaultRun.Start(BrokerDeployment.Over(address));
        var posting = run.Jobs.PostSingly(run.Deadline);
        await run.AreFinished(100);

        network.Stall();
        await Task.Delay(Silence, run.Deadline);
        network.Cut();
        await Task.Delay(Refusal, run.Deadline);
        network.Mend();

        await posting;
        await run.EndsUndisturbed();
    }
}
