using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A network between Sentinel and its broker that fails.</summary>
public sealed class CutConnectionTests
{
    [Fact]
    public async Task A_connection_that_is_silent_and_then_cut_costs_time_and_nothing_else()
    {
        var broker = await Broker.Shared;
        await using var host = await broker.AddVirtualHost();
        await using var network = new TcpProxy(broker.Uri.Port);
        var address = new UriBuilder(host.ConnectionString) { Port = network.Port }.Uri.AbsoluteUri;
        await using var run = await FaultRun.Start(BrokerDeployment.Over(address));
        var posting = run.Jobs.PostSingly(0, 0.5, run.Deadline);
        await run.AreFinished(0.1);

        network.Stall();
        await posting;
        await run.Jobs.PostSingly(0.5, 1, run.Deadline);
        await run.Becomes("something is held up", () => network.HeldUp > 0);
        network.Cut();
        await run.Becomes("both have come back in vain", () => network.Refused >= 4);
        network.Mend();

        await run.EndsUndisturbed();
    }
}
