using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Tests that need the machine's processors to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Unaccompanied
{
    public const string Name = "unaccompanied";
}
