using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Worker.Faults;

namespace Sentinel.Worker.Commands;

/// <summary><c>faults list</c>: what waits for an operator, by cause.</summary>
internal static class FaultsListCommand
{
    private const int Examples = 3;

    public static Command Create()
    {
        var terms = new FaultTerms();
        var command = new Command("list", "Show what could not be handled, by cause, the latest first.");
        terms.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunWithFaults(
            async services =>
            {
                var report = await services.GetRequiredService<FaultDesk>().List(terms.Read(parsed), Examples, cancellationToken);
                Write(report, parsed.GetValue(CommonOptions.Json));
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static void Write(FaultReport report, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(report);
            return;
        }

        if (report.Count == 0) CommandOutput.WriteLine("There are no faults.");
        else
        {
            CommandOutput.WriteTable(
                ["group", "count", "first", "last", "queue", "message", "cause", "for example"],
                report.Groups.Select(group => new[]
                {
                    group.Group,
                    CommandOutput.Count(group.Count),
                    CommandOutput.Time(group.First),
                    CommandOutput.Time(group.Last),
                    group.Queue,
                    group.MessageType,
                    group.Cause,
                    group.Examples is [var example, ..] ? example.Id : null,
                }));
        }

        if (report.Unread is { } unread) CommandOutput.WriteLine(unread);
    }
}
