using System.Diagnostics;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Load;

/// <summary>This program once more, under the runtime settings of a runner.</summary>
internal static class RunnerLikeProcess
{
    /// <summary>What it wrote to standard output until it ended.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> Output(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var runner = RunnerCommand.Create(new SandboxOptions());
        var start = new ProcessStartInfo(runner.FileName, ["exec", typeof(RunnerLikeProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in runner.Environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }
}
