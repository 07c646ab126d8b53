using MassTransit;

namespace Sentinel.Api.Backtests;

/// <summary>What the routes of backtests are made of.</summary>
internal static class BacktestsSetup
{
    /// <summary>Registers how backtests are taken in and waited for.</summary>
    public static IServiceCollection AddBacktests(this IServiceCollection services)
    {
        services.AddOptions<WaitOptions>()
            .BindConfiguration("Wait", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services
            .AddSingleton<PriceWindow>()
            .AddSingleton<BacktestIntake>()
            .AddSingleton<WaitingRoom>()
            .AddSingleton<FinishWait>();
    }

    /// <summary>Registers the Api's own consumer, which wakes those who wait.</summary>
    public static void AddApiConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<BacktestFinishedConsumer, BacktestFinishedConsumerDefinition>();
}
