using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Where prices come from, and when.</summary>
internal static class PricesSetup
{
    /// <summary>Registers everything that keeps prices up to date.</summary>
    public static IServiceCollection AddPrices(this IServiceCollection services) => services
        .AddPriceSources()
        .AddHostedService<PriceBootstrap>()
        .AddHostedService<PriceBackfillService>()
        .AddSchedule();

    /// <summary>Registers what fetches prices when it is told to.</summary>
    public static IServiceCollection AddPriceSources(this IServiceCollection services) => services
        .AddPricesOptions()
        .AddSource<CoinbasePriceSource>(CoinbasePriceSource.Key, static options => options.CoinbaseUrl)
        .AddSource<KrakenPriceSource>(KrakenPriceSource.Key, static options => options.KrakenUrl)
        .AddSource<BitstampPriceSource>(BitstampPriceSource.Key, static options => options.BitstampUrl)
        .AddSource<BinancePriceSource>(BinancePriceSource.Key, static options => options.BinanceUrl)
        .AddSource<YahooPriceSource>(YahooPriceSource.Key, static options => options.YahooUrl)
        .AddSingleton<PriceSourceChain>()
        .AddSingleton<PriceGapSearch>()
        .AddSingleton<PriceRefresh>()
        .AddSingleton<PriceBackfill>();

    /// <summary>Registers the settings alone.</summary>
    public static IServiceCollection AddPricesOptions(this IServiceCollection services)
    {
        services.AddOptions<PricesOptions>()
            .BindConfiguration("Prices", static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    private static IServiceCollection AddSource<TSource>(this IServiceCollection services, string name, Func<PricesOptions, Uri> url)
        where TSource : class, IPriceSource
    {
        services
            .AddHttpClient(name, (provider, http) =>
            {
                http.BaseAddress = url(provider.GetRequiredService<IOptions<PricesOptions>>().Value);
                // Coinbase wants to know who asks, and Yahoo answers only what looks like a browser.
                http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Sentinel/0.1)");
                http.MaxResponseContentBufferSize = ExchangeClient.MaxAnswerBytes;
                http.Timeout = Timeout.InfiniteTimeSpan; // the pipeline around it has one
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        return services
            .AddKeyedSingleton(name, static (provider, key) => ActivatorUtilities.CreateInstance<ExchangeClient>(provider, (string)key!))
            .AddSingleton<IPriceSource, TSource>();
    }

    private static IServiceCollection AddSchedule(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz
            .ScheduleJob<RefreshPricesJob>(
                static trigger => trigger.WithCronSchedule("0 1 * * * ?", static cron => cron
                    .InTimeZone(TimeZoneInfo.Utc)
                    // A worker that slept for hours refreshes once: one refresh fetches all that is missing.
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                static job => job.WithIdentity(nameof(RefreshPricesJob)))
            .ScheduleJob<CatchUpPricesJob>(
                static (provider, trigger) =>
                {
                    var pause = provider.GetRequiredService<IOptions<PricesOptions>>().Value.CatchUpEvery;
                    trigger
                        .StartAt(provider.GetRequiredService<TimeProvider>().GetUtcNow() + pause)
                        .WithSimpleSchedule(pause);
                },
                static (_, job) => job.WithIdentity(nameof(CatchUpPricesJob))))
        .AddQuartzHostedService(static hosted => hosted.AwaitApplicationStarted = true);
}
