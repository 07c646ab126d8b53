using MassTransit;

namespace Sentinel.Api.Sweeps;

/// <summary>What the routes of sweeps are made of.</summary>
internal static class SweepsSetup
{
    /// <summary>Registers how sweeps are taken in, sent to the workers and waited for.</summary>
    public static IServiceCollection AddSweeps(this IServiceCollection services) => services
        .AddSingleton<SweepIntake>()
        .AddSingleton<SweepWait>()
        .AddSingleton<SweepCommands>()
        .AddHostedService<SweepDispatcher>();

    /// <summary>Registers the consumer that wakes those who wait for sweeps.</summary>
    public static void AddSweepConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<SweepFinishedConsumer, SweepFinishedConsumerDefinition>();
}
