using System.Diagnostics;
using System.Globalization;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Load;

/// <summary>This program once more, under the runtime settings of a runner.</summary>
internal sealed class RunnerLikeProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private RunnerLikeProcess(Process process)
    {
        this.process = process;
        (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts it.</summary>
    public static RunnerLikeProcess Start(IEnumerable<string> arguments)
    {
        var runner = RunnerCommand.Create(new SandboxOptions());
        var start = new ProcessStartInfo(runner.FileName, ["exec", typeof(RunnerLikeProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in runner.Environment) start.Environment[name] = value;
        return new RunnerLikeProcess(Process.Start(start)!);
    }

    /// <summary>Starts one and waits for it.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> Output(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        return await process.Output(cancellationToken);
    }

    /// <summary>What it wrote to standard output until it ended.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> Output(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await errors);
    }

    /// <summary>Sends it a signal: <c>STOP</c>, <c>CONT</c>, <c>TERM</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
