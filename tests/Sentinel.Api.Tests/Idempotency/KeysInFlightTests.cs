using Sentinel.Api.Idempotency;
using Sentinel.Core.Idempotency;
using Xunit;

namespace Sentinel.Api.Tests.Idempotency;

public sealed class KeysInFlightTests
{
    private readonly KeysInFlight keys = new();

    [Fact]
    public void A_key_that_could_not_be_released_is_remembered_until_it_is()
    {
        var (first, later) = (new KeyUse.Taken("a", DateTimeOffset.UnixEpoch), new KeyUse.Taken("a", DateTimeOffset.UnixEpoch.AddSeconds(1)));

        keys.Owe(first);
        Assert.Equal(first, keys.Owed("a"));
        keys.Settle(later);
        Assert.Equal(first, keys.Owed("a"));
        keys.Settle(first);

        Assert.Null(keys.Owed("a"));
    }
}
