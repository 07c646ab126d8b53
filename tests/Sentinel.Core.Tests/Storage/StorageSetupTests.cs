using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class StorageSetupTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_host_creates_both_databases_before_anything_else_starts()
    {
        var witness = new StartWitness(folder);
        using var host = HostWith(new() { ["Sentinel:DataDirectory"] = folder.Path }, services => services.AddHostedService(_ => witness));

        await host.StartAsync();

        Assert.Equal(["price_data.db", "strategy_results.db"], witness.DatabasesAtStart);
    }

    [Fact]
    public async Task A_database_that_cannot_be_used_stops_the_start()
    {
        await File.WriteAllTextAsync(folder.Of("strategy_results.db"), "this is a note about strategies, not a database; it is longer than a header");
        using var host = HostWith(new() { ["Sentinel:DataDirectory"] = folder.Path });

        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => host.StartAsync());

        Assert.Contains(folder.Of("strategy_results.db"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_setting_stops_the_start()
    {
        using var host = HostWith(new() { ["Sentinel:DataDirectry"] = folder.Path });

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains("DataDirectry", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DataDirectory", "")]
    [InlineData("LockTimeout", "00:00:00")]
    [InlineData("LockTimeout", "01:00:00")]
    public async Task A_setting_out_of_range_stops_the_start(string setting, string value)
    {
        using var host = HostWith(new() { ["Sentinel:DataDirectory"] = folder.Path, [$"Sentinel:{setting}"] = value });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_host_the_first_use_creates_the_database()
    {
        using var host = HostWith(new() { ["Sentinel:DataDirectory"] = folder.Path });

        var any = await host.Services.GetRequiredService<IBacktestStore>().Any(default);
        var prices = await host.Services.GetRequiredService<IPriceStore>().List(default);

        Assert.False(any);
        Assert.Empty(prices);
    }

    private static IHost HostWith(Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(settings);
        configure?.Invoke(builder.Services);
        builder.Services.AddStorage();
        return builder.Build();
    }

    private sealed class StartWitness(TempFolder folder) : IHostedService
    {
        public IEnumerable<string?> DatabasesAtStart { get; private set; } = [];

        public Task StartAsync(CancellationToken cancellationToken)
        {
            DatabasesAtStart = Directory.GetFiles(folder.Path, "*.db").Select(Path.GetFileName).Order().ToList();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
