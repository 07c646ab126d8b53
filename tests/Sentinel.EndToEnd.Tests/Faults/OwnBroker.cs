using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A broker that one class of tests has to itself, and may therefore kill.</summary>
public sealed class OwnBroker : IAsyncLifetime
{
    /// <summary>The node; it runs at the beginning and the end of every test.</summary>
    public Broker Node { get; private set; } = null!;

    public async Task InitializeAsync() => Node = await Broker.StartNode();

    public Task DisposeAsync() => Node.Kill();
}
