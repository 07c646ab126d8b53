using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Prices;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Sentinel.Worker.Prices;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Hosting;
using Sentinel.Worker.Tests.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources.Formats;

namespace Sentinel.Worker.Tests.Prices;

/// <summary>The part of a worker that gets prices, wired as in a worker, over real stores and an exchange at an address of the test.</summary>
internal sealed class PriceServices : IDisposable
{
    private readonly TempFolder folder;
    private readonly bool ownsFolder;
    private readonly IHost host;

    /// <summary>Those of a worker that asks Coinbase alone.</summary>
    public PriceServices(Uri exchange, TimeProvider time, params KeyValuePair<string, string?>[] settings)
        : this(new CoinbaseFormat(), exchange, time, settings)
    {
    }

    /// <summary>Those of a worker that asks one exchange alone.</summary>
    public PriceServices(ExchangeFormat format, Uri exchange, TimeProvider time, params KeyValuePair<string, string?>[] settings)
        : this(new TempFolder(), format, exchange, time, settings) => ownsFolder = true;

    /// <summary>Those of a worker that asks one exchange alone, over a folder that others may share.</summary>
    public PriceServices(
        TempFolder folder, ExchangeFormat format, Uri exchange, TimeProvider time, params KeyValuePair<string, string?>[] settings)
    {
        this.folder = folder;
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration
            .AddInMemoryCollection(
            [
                new("Sentinel:DataDirectory", folder.Path),
                new("Prices:Sources:0", format.Name),
                new("Prices:AllowTether", "true"),
                new(format.UrlSetting, exchange.AbsoluteUri),
                new("Prices:RequestTimeout", SkippingClock.RequestTimeout.ToString()),
                new("Prices:StartTimeout", "00:00:05"),
            ])
            .AddInMemoryCollection(settings);
        builder.Services
            .AddSingleton(time)
            .AddSingleton<LogRecord>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogRecord>())
            .AddStorage()
            .AddPrices();
        host = builder.Build();
    }

    public PriceSourceChain Sources => host.Services.GetRequiredService<PriceSourceChain>();

    public IPriceStore Store => host.Services.GetRequiredService<IPriceStore>();

    public IPriceHistory History => host.Services.GetRequiredService<IPriceHistory>();

    public PriceBackfill Backfill => host.Services.GetRequiredService<PriceBackfill>();

    public PriceRefresh Refresh => host.Services.GetRequiredService<PriceRefresh>();

    public LogRecord Log => host.Services.GetRequiredService<LogRecord>();

    public Task Bootstrap() => host.Services.GetServices<IHostedService>().OfType<PriceBootstrap>().Single().StartAsync(default);

    public void Dispose()
    {
        host.Dispose();
        if (ownsFolder) folder.Dispose();
    }
}
