using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

/// <summary>Real processes that are killed while they fetch, and started again.</summary>
public sealed class KilledPricesTests : IDisposable
{
    private const int PagesOfNinetyDays = 8;

    private static readonly DateTimeOffset Now = HourRange.HourOf(TimeProvider.System.GetUtcNow());

    private readonly TempFolder killed = new();
    private readonly TempFolder ranThrough = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_refresh_that_is_killed_and_started_again_ends_as_one_that_ran_through(int seed)
    {
        using var cuts = new PowerCuts(seed, count: 3, 1..(PagesOfNinetyDays + 1));
        using var none = PowerCuts.None;

        await Refresh(ranThrough, none);
        await Refresh(killed, cuts);

        Assert.Equal((3, 0), (cuts.Kills, none.Kills));
        await AssertSame(Now.AddDays(-90), revisions: 1);
    }

    [Fact]
    public async Task A_backfill_that_is_killed_goes_on_where_it_was_and_ends_as_one_that_ran_through()
    {
        using var cuts = new PowerCuts(seed: 3, count: 2, 3..(PagesOfNinetyDays + 1));
        using var none = PowerCuts.None;

        await Backfill(ranThrough, none);
        await Backfill(killed, cuts);

        Assert.Equal((2, 0), (cuts.Kills, none.Kills));
        Assert.Equal(PagesOfNinetyDays, none.RequestsBefore(Now.AddDays(-10)));
        Assert.InRange(cuts.RequestsBefore(Now.AddDays(-10)), PagesOfNinetyDays, PagesOfNinetyDays + 2);
        await AssertSame(Now.AddDays(-99), revisions: 0);
    }

    public void Dispose()
    {
        killed.Dispose();
        ranThrough.Dispose();
    }

    // The one bar that is stored is corrected on the way.
    private static async Task Refresh(TempFolder data, PowerCuts exchange)
    {
        using (var storage = new TempStorage(data))
            await storage.Prices.Upsert(Symbol.BtcUsd, "coinbase", [StubMarket.BarAt(Now.AddDays(-90)) with { Volume = 99 }], default);

        Assert.Equal(0, await exchange.Run(data, "refresh BTC-USD", [], ["prices", "refresh"], default));
    }

    private static async Task Backfill(TempFolder data, PowerCuts exchange)
    {
        using var storage = new TempStorage(data);
        await storage.Prices.Upsert(
            Symbol.BtcUsd, "coinbase", [.. Enumerable.Range(0, 240).Select(hour => StubMarket.BarAt(Now.AddDays(-10).AddHours(hour)))], default);

        await using var host = await (await Broker.Shared).AddVirtualHost();
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__RabbitMq"] = host.ConnectionString,
            ["Workers__Duty"] = "Prices",
            ["Prices__HistoryDays"] = "100",
            ["Prices__HistoryPause"] = "00:00:00.001",
        };
        using var done = new CancellationTokenSource();
        var worker = exchange.Run(data, "backfill BTC-USD", settings, [], done.Token);
        await Eventually.Holds(async () => await storage.History.FindProgress(Symbol.BtcUsd, default) is { } progress && progress.Reached <= Now.AddDays(-100).AddHours(1));
        await done.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker);
    }

    private async Task AssertSame(DateTimeOffset from, int revisions)
    {
        using var one = new TempStorage(killed);
        using var other = new TempStorage(ranThrough);
        var bars = (await one.Prices.Read(Symbol.BtcUsd, default)).Within(from, Now);

        Assert.Equal(((int)(Now - from).TotalHours, 0), (bars.Count, bars.MissingHours));
        Assert.Equal((await other.Prices.Read(Symbol.BtcUsd, default)).Within(from, Now).Hash, bars.Hash);
        Assert.Equal(await Revisions(other), await Revisions(one));
        Assert.Equal(revisions, await one.History.CountRevisions(Symbol.BtcUsd, default));
    }

    private static async Task<IEnumerable<BarRevision>> Revisions(TempStorage storage) =>
        (await storage.History.ListRevisions(Symbol.BtcUsd, 10, default)).Select(revision => revision with { RevisedAt = default });
}
