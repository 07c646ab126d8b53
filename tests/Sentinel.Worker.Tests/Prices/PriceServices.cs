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

namespace Sentinel.Worker.Tests.Prices;

/// <summary>The part of a worker that gets prices, wired as in a worker, over real stores and an exchange at an address of the test.</summary>
internal sealed class PriceServices : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly IHost host;

    public PriceServices(Uri exchange, TimeProvider time, params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration
            .AddInMemoryCollection(
            [
                new("Sentinel:DataDirectory", folder.Path),
                new("Prices:CoinbaseUrl", exchange.AbsoluteUri),
                new("Prices:RequestTimeout", "00:00:02"),
                new("Prices:StartTimeout", "00:00:05"),
            ])
            .AddInMemoryCollection(settings);
        builder.Services
            .AddSingleton(time)
            .AddSingleton<LogRecord>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogRecord>())
            .AddStorage()
            .AddPrices(builder.Configuration);
        host = builder.Build();
    }

    public IPriceSource Source => host.Services.GetRequiredService<IPriceSource>();

    public IPriceStore Store => host.Services.GetRequiredService<IPriceStore>();

    public PriceRefresh Refresh => host.Services.GetRequiredService<PriceRefresh>();

    public LogRecord Log => host.Services.GetRequiredService<LogRecord>();

    public Task Bootstrap() => host.Services.GetServices<IHostedService>().OfType<PriceBootstrap>().Single().StartAsync(default);

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }
}
