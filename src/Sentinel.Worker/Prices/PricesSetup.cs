using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using Sentinel.Worker.Prices.Sources;

namespace Sentinel.Worker.Prices;

/// <summary>Where prices come from, and when.</summary>
internal static class PricesSetup
{
    public static IServiceCollection AddPrices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PricesOptions>()
            .Bind(configuration.GetSection("Prices"), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        services.AddHttpClient<CoinbaseCandles>(static (provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<PricesOptions>>().Value.CoinbaseUrl;
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Sentinel", "0.1"));
            http.MaxResponseContentBufferSize = CoinbaseCandles.MaxAnswerBytes;
        });
        services.AddTransient<IPriceSource, CoinbasePriceSource>();
        services.AddTransient<PriceRefresh>();
        services.AddHostedService<PriceBootstrap>();
        return services.AddSchedule();
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
