using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Registration of the sandbox.</summary>
public static class SandboxSetup
{
    /// <summary>Adds the runner of strategies and its processes; settings are in section <c>Sandbox</c>.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>()
            .BindConfiguration("Sandbox", binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IsolationStatus>();
        services.AddSingleton<RunnerPool>();
        services.AddSingleton<IStrategyRunner>(provider => provider.GetRequiredService<RunnerPool>());
        services.AddHostedService<RunnerPoolStart>();
        return services;
    }
}
