namespace Sentinel.Api.Dispatch;

/// <summary>How accepted backtests get to the queue.</summary>
internal static class DispatchSetup
{
    /// <summary>Registers the dispatcher.</summary>
    public static IServiceCollection AddDispatch(this IServiceCollection services)
    {
        services.AddOptions<DispatchOptions>()
            .BindConfiguration("Dispatch", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        return services
            .AddSingleton<BacktestCommands>()
            .AddSingleton<DispatchLanes>()
            .AddHostedService<LostBacktests>()
            .AddHostedService<BacktestDispatcher>();
    }
}
