using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>Registers the main path; prices and the runner of strategies come from elsewhere.</summary>
public static class BacktestPipelineSetup
{
    /// <summary>Adds <see cref="BacktestPipeline"/> and the verdict's rules, set by sections <c>Verdict</c> and <c>Confirmation</c>.</summary>
    public static IServiceCollection AddBacktestPipeline(this IServiceCollection services)
    {
        services.AddOptions<VerdictOptions>()
            .BindConfiguration("Verdict", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<ConfirmationOptions>()
            .BindConfiguration("Confirmation", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new VerdictPolicy(provider.GetRequiredService<IOptions<VerdictOptions>>().Value));
        services.AddSingleton(provider => new Confirmation(
            provider.GetRequiredService<IStrategyRunner>(), provider.GetRequiredService<IOptions<ConfirmationOptions>>().Value));
        services.AddSingleton<BacktestPipeline>();
        return services;
    }
}
