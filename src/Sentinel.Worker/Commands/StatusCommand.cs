using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Sentinel.Core.Operations;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Commands;

/// <summary><c>status</c>: how everything is, read from the stores, whether or not the Api runs.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Show what waits, who works, and what is wrong; the exit code is 1 when anything is.");
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            static services => services.RemoveAll<IHostedService>(), // a store that cannot be opened is what it tells, and does not stop it
            async services =>
            {
                var broker = BrokerConnection.Untried(MessagingKind.Of(services.GetRequiredService<IConfiguration>()));
                var status = await services.GetRequiredService<StatusReader>().Read(broker, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) CommandOutput.WriteJson(status);
                else Write(status);
                return status.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
            },
            cancellationToken));
        return command;
    }

    private static void Write(SystemStatus status)
    {
        CommandOutput.WriteLine(status.Summary);
        foreach (var problem in status.Problems) CommandOutput.WriteLine($"- {problem.Cause} {problem.Remedy}");

        CommandOutput.WriteTable(["queue", "waiting", "running", "oldest", "paused since", "by", "reason"], status.Queues.Select(Row));
        if (status.Workers.Count > 0)
            CommandOutput.WriteTable(["worker", "version", "duty", "started", "runners", "busy", "runs longest"], status.Workers.Select(worker => Row(worker, status.At)));
    }

    private static string?[] Row(QueueStatus queue) =>
    [
        queue.Name,
        CommandOutput.Count(queue.Waiting),
        CommandOutput.Count(queue.Running),
        Seconds(queue.OldestSeconds),
        CommandOutput.Time(queue.Paused?.PausedAt),
        queue.Paused?.PausedBy,
        queue.Paused?.Reason,
    ];

    private static string?[] Row(WorkerReport worker, DateTimeOffset now)
    {
        var longest = worker.Activity.Where(runner => runner.Since is not null).MinBy(runner => runner.Since);
        return
        [
            worker.Id,
            worker.Version,
            worker.Duty,
            CommandOutput.Time(worker.StartedAt),
            CommandOutput.Count(worker.Runners),
            CommandOutput.Count(worker.Activity.Count(runner => runner.Since is not null)),
            longest is null ? "" : $"{longest.Running?.Name ?? longest.Running?.Id.ToString()} for {Seconds((now - longest.Since)?.TotalSeconds)}",
        ];
    }

    private static string Seconds(double? seconds) => seconds?.ToString("0.0' s'", CultureInfo.InvariantCulture) ?? "";
}
