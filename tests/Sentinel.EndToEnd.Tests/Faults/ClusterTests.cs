using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>Three brokers that are one, behind an address that leads to whichever is alive.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task A_cluster_that_loses_the_node_in_use_goes_on_with_the_others()
    {
        var nodes = await Broker.StartCluster(3);
        var host = await nodes[2].AddVirtualHost();
        await using var network = new TcpProxy([.. nodes.Select(node => node.Uri.Port)]);
        var address = new UriBuilder(host.ConnectionString) { Port = network.Port }.Uri.AbsoluteUri;
        await using (var run = await FaultRun.Start(BrokerDeployment.Over(address)))
        {
            var posting = run.Jobs.PostSingly(run.Deadline);
            await run.AreFinished(0.1);

            await nodes[0].Kill();

            await posting;
            await run.EndsUndisturbed();
        }

        await nodes[1].Kill();
        await nodes[2].Kill();
    }
}
