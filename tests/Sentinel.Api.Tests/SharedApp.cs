using Xunit;

namespace Sentinel.Api.Tests;

/// <summary>One app for the tests that need no settings of their own; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedApp : ICollectionFixture<SentinelApp>
{
    public const string Name = "One app";
}
