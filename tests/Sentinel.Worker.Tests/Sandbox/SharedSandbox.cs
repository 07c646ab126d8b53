using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>One sandbox for all tests that do no harm to it: a runner takes a second to start.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSandbox : ICollectionFixture<SandboxHost>
{
    public const string Name = "shared sandbox";
}
