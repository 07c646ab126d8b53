using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Commands;

/// <summary><c>doctor</c>: how strategies are confined on this machine, found out by starting a runner.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Show how strategies are confined here: what is active, what is missing, what that means.");
        command.SetAction((parsed, cancellationToken) =>
        {
            var report = Examine(Options(), cancellationToken);
            Write(report, parsed.GetValue(CommonOptions.Json));
            return Task.FromResult(report.IsKernelIsolated ? ExitCode.Ok : ExitCode.Failed);
        });
        return command;
    }

    private static IsolationReport Examine(SandboxOptions options, CancellationToken cancellationToken)
    {
        // What is required is for the worker to refuse; here it is to be shown.
        using var runner = RunnerProcess.Start(options with { RequireKernelIsolation = false }, NullLogger.Instance, cancellationToken);
        return runner.Isolation;
    }

    private static SandboxOptions Options()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSandbox();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<SandboxOptions>>().Value;
    }

    private static void Write(IsolationReport report, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(report);
            return;
        }

        CommandOutput.WriteTable(
            ["measure", "state", "detail", "what that means"],
            report.Findings.Select(finding => new[] { finding.Name, finding.IsActive ? "active" : "MISSING", finding.Detail, finding.Meaning }));
        CommandOutput.WriteLine($"Compiler: {report.Compiler}.");
        CommandOutput.WriteLine(report.IsKernelIsolated
            ? "The kernel confines strategies."
            : "The kernel does NOT confine strategies: only source check and process do. Sandbox__RequireKernelIsolation=true refuses to start so.");
    }
}
