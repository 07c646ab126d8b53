using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Samples;

public sealed class SampleStrategiesTests : IAsyncLifetime
{
    private readonly SentinelApp app = new SentinelApp().With("Samples:Enabled", "true");

    private static string[] Files { get; } =
    [
        .. Directory.GetFiles(RepositoryFolder.Find("samples/strategies"), "*.cs")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task A_first_start_runs_every_sample_to_a_verdict()
    {
        var http = app.CreateClient();

        await Eventually.Holds(async () => (await Finished()).Count == Files.Length);

        Assert.Equal(Files, (await Finished()).Select(backtest => backtest.Name).Order(StringComparer.Ordinal));
        Assert.All(await Finished(), backtest => Assert.Null(backtest.ReasonCode));
    }

    [Fact]
    public async Task A_later_start_runs_none()
    {
        using (var storage = new TempStorage(app.Folder))
        {
            var request = new BacktestRequest { StrategyCode = Strategies.LongFrom(1) };
            await storage.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, CancellationToken.None);
        }

        app.CreateClient();

        await Eventually.Holds(async () => (await Finished()).Count == 1);
        Assert.Equal(1, await app.CountBacktests());
    }

    private async Task<IReadOnlyList<BacktestSummary>> Finished()
    {
        var all = await app.Backtests.List(new BacktestQuery { Limit = BacktestQuery.MaxLimit }, CancellationToken.None);
        return [.. all.Where(backtest => backtest.FinishedAt is not null)];
    }
}
