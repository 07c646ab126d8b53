using Sentinel.Core.Prices;
using Sentinel.TestKit;

namespace Sentinel.Api.Tests.Prices;

/// <summary>An app that also has five bars of ether, of two sources and with two hours missing.</summary>
public sealed class PricesApp : SentinelApp
{
    public static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var storage = new TempStorage(Folder);
        Bar[] bars = [.. new[] { 0, 1, 2, 5, 6 }.Select(hour => new Bar(Noon.AddHours(hour), 10 + hour, 12.5 + hour, 9 + hour, 11 + hour, 5))];
        await storage.Prices.Upsert(Symbol.Parse("ETH-USD"), "coinbase", bars[..3], CancellationToken.None);
        await storage.Prices.Upsert(Symbol.Parse("ETH-USD"), "kraken", bars[3..], CancellationToken.None);
    }
}
