using MassTransit;
using Sentinel.Api.Hosting;

namespace Sentinel.Api.Backtests;

/// <summary>What the routes of backtests are made of.</summary>
internal static class BacktestsSetup
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024; // some 10,000 answers

    /// <summary>Registers how backtests are taken in and waited for.</summary>
    public static IServiceCollection AddBacktests(this IServiceCollection services)
    {
        services.AddOptions<WaitOptions>()
            .BindConfiguration("Wait", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services
            .AddSingleton<PriceWindow>()
            .AddSingleton<BacktestIntake>()
            .AddSingleton<CancelAnnouncement>()
            .AddSingleton(_ => new RecentAnswers(MaxAnswerBytes))
            .AddSingleton(NewWaitingRoom)
            .AddSingleton<Lookout>()
            .AddSingleton<FinishWait>();
    }

    private static WaitingRoom NewWaitingRoom(IServiceProvider services)
    {
        var room = ActivatorUtilities.CreateInstance<WaitingRoom>(services);
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(room.Close);
        return room;
    }

    /// <summary>Registers the Api's own consumer, which wakes those who wait.</summary>
    public static void AddApiConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<BacktestsFinishedConsumer, BacktestsFinishedConsumerDefinition>();
}
