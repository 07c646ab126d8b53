using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Sentinel.Core.Storage;
using Sentinel.Worker.Faults;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Commands;

/// <summary>The services of a command, for as long as it works.</summary>
internal static class CommandHost
{
    /// <summary>Starts the stores and whatever else is registered, does the work, and stops them.</summary>
    public static Task<int> Run(
        Action<IServiceCollection> register, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken) =>
        Run((services, _) => register(services), work, cancellationToken);

    private static async Task<int> Run(
        Action<IServiceCollection, IConfiguration> register, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddLines()
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // what stops the start is said once, as the result
        // Standard output belongs to the result.
        builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddStorage();
        register(builder.Services, builder.Configuration);

        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var exitCode = await work(host.Services);
        await host.StopAsync(CancellationToken.None);
        return exitCode;
    }

    /// <summary>The same for work that needs only the stores.</summary>
    public static Task<int> Run(Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken) =>
        Run(static _ => { }, work, cancellationToken);

    /// <summary>The same for work on faults, which needs the broker too.</summary>
    public static Task<int> RunWithFaults(Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken) =>
        Run(static (services, configuration) => services.AddFaults(configuration), work, cancellationToken);
}
