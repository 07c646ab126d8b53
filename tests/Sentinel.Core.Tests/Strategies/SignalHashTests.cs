using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class SignalHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(35_064)]
    public void It_is_the_hash_of_all_targets_in_order(int count)
    {
        double[] targets = [.. Enumerable.Range(0, count).Select(i => Math.Sin(i))];

        var hash = SignalHash.Of(targets);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(targets.AsSpan()))), hash);
    }

    [Fact]
    public void Negative_zero_is_zero() => Assert.Equal(SignalHash.Of([0.0, 1]), SignalHash.Of([-0.0, 1]));
}
