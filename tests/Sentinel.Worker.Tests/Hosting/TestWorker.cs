using System.Collections.Concurrent;
using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;
using Sentinel.Contracts.Prices;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Backtests;
using Sentinel.Core.Faults;
using Sentinel.Core.Prices;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Tests.Hosting;

/// <summary>A whole worker in the test's process: real stores, runner processes and bus. Its price source is out of reach.</summary>
internal sealed class TestWorker : IAsyncDisposable
{
    /// <summary>How many messages of a queue it takes for its only runner.</summary>
    public const int BacktestsPerRunner = 4;

    private readonly TempFolder folder;
    private readonly IHost host;

    private TestWorker(TempFolder folder, IHost host) => (this.folder, this.host) = (folder, host);

    public ConcurrentQueue<BacktestFinished> Finished => host.Services.GetRequiredService<EventRecord>().Finished;

    public ConcurrentQueue<BacktestsFinished> Announcements => host.Services.GetRequiredService<EventRecord>().Announcements;

    public ConcurrentQueue<SweepFinished> SweepsFinished => host.Services.GetRequiredService<EventRecord>().SweepsFinished;

    public ConcurrentQueue<PricesRefreshed> Refreshed => host.Services.GetRequiredService<EventRecord>().Refreshed;

    public ConcurrentQueue<string> Log => host.Services.GetRequiredService<LogRecord>().Lines;

    public IBacktestStore Backtests => host.Services.GetRequiredService<IBacktestStore>();

    public IFaultStore Faults => host.Services.GetRequiredService<IFaultStore>();

    public ISweepStore Sweeps => host.Services.GetRequiredService<ISweepStore>();

    public IPriceStore Prices => host.Services.GetRequiredService<IPriceStore>();

    public IServiceProvider Services => host.Services;

    public string StrategyResults => folder.Of("strategy_results.db");

    /// <summary>Starts a worker with some made-up bars.</summary>
    /// <param name="broker">Address of the broker; null for the transport in memory.</param>
    /// <param name="settings">Settings beside the usual ones.</param>
    public static async Task<TestWorker> Start(string? broker, params KeyValuePair<string, string?>[] settings)
    {
        var folder = new TempFolder();
        using (var storage = new TempStorage(folder))
            await storage.Prices.Upsert(Symbol.BtcUsd, "test", SyntheticPrices.Sample(seed: 7, TimeProvider.System.GetUtcNow()), default);

        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(Settings(folder, broker)).AddInMemoryCollection(settings);
        builder.Services
            .AddSingleton<LogRecord>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogRecord>())
            .AddSingleton<EventRecord>()
            .AddWorker(builder.Configuration)
            .AddMessaging(builder.Configuration, bus =>
            {
                bus.AddWorkerConsumers(builder.Configuration);
                bus.AddConsumer<EventRecord>().Endpoint(endpoint => endpoint.Temporary = true);
            })
            .Configure<MassTransitHostOptions>(options => options.ConsumerStopTimeout = TimeSpan.FromSeconds(1));

        var host = builder.Build();
        await host.StartAsync();
        var worker = new TestWorker(folder, host);
        try
        {
            await Eventually.Holds(() => host.Services.GetRequiredService<IBusControl>().CheckHealth().Status is BusHealthStatus.Healthy);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The worker has not reached the broker:\n{string.Join('\n', worker.Log.TakeLast(40))}", late);
        }

        return worker;
    }

    /// <summary>Sends a command as the Api does.</summary>
    public Task Run(Guid backtestId) => Send(new RunBacktest(backtestId), QueueNames.NormalBacktests);

    /// <summary>Stores bars of a time that had none.</summary>
    public Task ImportBarsBefore2001()
    {
        var newYear = new DateTimeOffset(2000, 12, 31, 0, 0, 0, TimeSpan.Zero);
        return Prices.Upsert(Symbol.BtcUsd, "test", SyntheticPrices.Sample(seed: 8, newYear), default);
    }

    public async Task Send<T>(T command, string queue) where T : class
    {
        var endpoint = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"exchange:{queue}"));
        await endpoint.Send(command);
    }

    /// <summary>Announces as the Api does.</summary>
    public Task Publish<T>(T message) where T : class => host.Services.GetRequiredService<IBus>().Publish(message);

    /// <summary>The only runner, once it is running a strategy.</summary>
    public async Task<int> BusyRunner()
    {
        var runners = host.Services.GetRequiredService<RunnerPool>();
        await Eventually.Holds(() => runners.ProcessIds.Count == 1);
        using var runner = Process.GetProcessById(runners.ProcessIds[0]);
        var before = runner.TotalProcessorTime;
        await Eventually.Holds(() =>
        {
            runner.Refresh();
            return runner.TotalProcessorTime - before > TimeSpan.FromSeconds(0.5);
        });
        return runner.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        folder.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(TempFolder folder, string? broker) =>
    [
        new("ConnectionStrings:RabbitMq", broker),
        new("Sentinel:DataDirectory", folder.Path),
        new("Sentinel:LockTimeout", "00:00:01"),
        new("Sandbox:Runners", "1"),
        new("Sandbox:Spares", "0"), // none of these tests lives long enough to need one
        new("Prices:CoinbaseUrl", "http://127.0.0.1:9"),
        new("Prices:Sources:0", "coinbase"),
        new("Prices:HistoryDays", "1"),
        new("Workers:BacktestsPerRunner", $"{BacktestsPerRunner}"),
        new("Workers:Retries", "2"),
        new("Workers:FirstRetryAfter", "00:00:00.010"),
        new("Workers:LongestRetryAfter", "00:00:00.050"),
    ];
}
