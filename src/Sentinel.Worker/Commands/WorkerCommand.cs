using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Storage;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Commands;

/// <summary>Runs the worker until it is told to stop.</summary>
internal static class WorkerCommand
{
    public static async Task<int> Run(CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        if (string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString("RabbitMq")))
        {
            await Console.Error.WriteLineAsync(
                "A worker of its own needs a broker: set ConnectionStrings__RabbitMq=amqp://user:password@host:5672/. "
                + "Without a broker start Sentinel.Api, which then runs the worker itself.");
            return ExitCode.Usage;
        }

        builder.Logging.AddLines().AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical); // what stops the start is said once, as the result
        builder.Services
            .AddDataDirectoryLock(DataUse.Shared)
            .AddWorker(builder.Configuration)
            .AddMessaging(builder.Configuration, bus => bus.AddWorkerConsumers(builder.Configuration));
        await builder.Build().RunAsync(cancellationToken);
        return ExitCode.Ok;
    }
}
