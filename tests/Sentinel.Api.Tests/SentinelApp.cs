using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests;

/// <summary>The whole Api with a worker inside, over databases of its own that hold 90 days of bars up to September 2024.</summary>
public class SentinelApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>UTC time at which the stored bars end.</summary>
    public static readonly DateTimeOffset End = new(2024, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> settings = new()
    {
        ["Samples:Enabled"] = "false",
        ["Sandbox:Runners"] = "1",
        ["Sandbox:WallTime"] = "00:00:03",
        ["Prices:CoinbaseUrl"] = "http://127.0.0.1:9",
        ["Prices:Sources:0"] = "coinbase",
        ["Prices:HistoryDays"] = "1",
    };

    /// <summary>Holds the databases; another app over it is the next process of the same installation.</summary>
    public TempFolder Folder { get; init; } = new();

    public IBacktestStore Backtests => Services.GetRequiredService<IBacktestStore>();

    public SentinelApp With(string setting, string value)
    {
        settings[setting] = value;
        return this;
    }

    public virtual async Task InitializeAsync()
    {
        using var storage = new TempStorage(Folder);
        if (await storage.Prices.Find(Symbol.BtcUsd, CancellationToken.None) is null)
            await storage.Prices.Upsert(Symbol.BtcUsd, "coinbase", SyntheticPrices.Sample(seed: 1, End), CancellationToken.None);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Folder.Dispose();
    }

    public async Task<int> CountBacktests() =>
        (await Backtests.List(new BacktestQuery { Limit = BacktestQuery.MaxLimit }, CancellationToken.None)).Count;

    // As programs do that send a POST without a body.
    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Add("Sentinel-Request", "1");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Sentinel:DataDirectory", Folder.Path);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
    }
}
