using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>Real runners, seen from outside through <c>/proc</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class RunnerIsolationTests
{
    private const string Throwing = "double[] GenerateSignals(Bars bars)\n{\n    return bars.Select(bar => double.Parse(\"x\")).ToArray();\n}";

    [LinuxFact]
    public async Task Every_thread_of_a_runner_is_behind_the_filter()
    {
        using var runner = await Start(new SandboxOptions());

        var threads = OfItsThreads(runner, "status");

        Assert.True(runner.Isolation.IsKernelIsolated, runner.Isolation.Summary);
        Assert.All(threads, status => Assert.Matches(@"NoNewPrivs:\s+1\nSeccomp:\s+2\n", status));
    }

    [LinuxFact]
    public async Task Every_thread_of_a_runner_whose_worker_is_root_is_the_runners_user()
    {
        if (!Environment.IsPrivilegedProcess) return;

        using var runner = await Start(new SandboxOptions { RunnerUser = 64_207 });

        var threads = OfItsThreads(runner, "status");

        Assert.Contains(runner.Isolation.Findings, finding => finding is { Measure: IsolationMeasure.OwnUser, IsActive: true });
        Assert.All(threads, status => Assert.Matches(@"Uid:\t64207\t64207\t64207\t64207\nGid:\t64207\t64207\t64207\t64207\n", status));
        Assert.All(threads, status => Assert.Matches(@"Groups:\s*\n", status));
        Assert.All(threads, status => Assert.Matches(@"CapPrm:\t0{16}\nCapEff:\t0{16}\n", status));
    }

    [LinuxFact]
    public async Task A_runner_that_is_another_user_still_runs_and_can_be_killed()
    {
        using var runner = await Start(new SandboxOptions());

        var outcome = runner.Run(new StrategyRun(Throwing, SandboxHost.Prices, Parameters.None), TimeSpan.FromSeconds(30), CancellationToken.None);
        runner.Kill();

        Assert.Equal(3, Assert.IsType<StrategyOutcome.Disqualified>(outcome).Errors[0].Line);
        Assert.False(runner.IsUsable);
    }

    [LinuxFact]
    public async Task Root_without_the_right_to_change_its_user_keeps_it_and_says_so()
    {
        if (!Environment.IsPrivilegedProcess) return;

        using var folder = new TempFolder();
        var incapable = UnconfinedRunner.Script(folder, "exec setpriv --inh-caps=-all --bounding-set=-all " + Dotnet() + " \"$@\"");
        using var runner = await Start(new SandboxOptions { DotnetPath = incapable });

        var finding = runner.Isolation.Findings.Single(finding => finding.Measure == IsolationMeasure.OwnUser);
        Assert.Equal((false, "the worker is root without the capabilities SETUID, SETGID and KILL"), (finding.IsActive, finding.Detail));
        Assert.True(runner.Isolation.IsKernelIsolated, runner.Isolation.Summary);
    }

    [LinuxFact]
    public async Task A_runner_has_its_limits()
    {
        using var runner = await Start(new SandboxOptions { RunsPerProcess = 7, WallTime = TimeSpan.FromSeconds(2), StartTime = TimeSpan.FromSeconds(60) });

        var limits = File.ReadAllText($"/proc/{runner.Id}/limits");

        Assert.Matches(@"Max cpu time\s+74\s+74 ", limits);
        Assert.Matches(@"Max data size\s+734003200\s+734003200 ", limits);
        Assert.Matches(@"Max core file size\s+0\s+0 ", limits);
        Assert.Matches(@"Max file size\s+0\s+0 ", limits);
        Assert.Matches(@"Max open files\s+256\s+256 ", limits);
    }

    [LinuxFact]
    public async Task Every_thread_of_a_runner_goes_behind_other_programs()
    {
        using var runner = await Start(new SandboxOptions());

        var threads = OfItsThreads(runner, "stat");

        Assert.All(threads, stat => Assert.Equal("10", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16])); // its niceness, after the name's bracket
    }

    [LinuxFact]
    public async Task The_pipe_is_not_where_the_console_is()
    {
        using var runner = await Start(new SandboxOptions());

        var console = Enumerable.Range(0, 3).Select(i => File.ResolveLinkTarget($"/proc/{runner.Id}/fd/{i}", returnFinalTarget: false)!.Name).ToArray();

        Assert.Equal("null", console[0]);
        Assert.Equal(console[2], console[1]);
    }

    [LinuxFact]
    public async Task Nothing_of_the_workers_environment_reaches_a_runner()
    {
        using var runner = await Start(new SandboxOptions());

        var variables = File.ReadAllText($"/proc/{runner.Id}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(variables, variable => Assert.Matches("^(DOTNET_[A-Za-z_]+|LANG|TZ)=", variable));
        Assert.InRange(variables.Length, 1, 9);
    }

    [LinuxFact]
    public async Task A_runner_works_as_nobody_without_any_capability()
    {
        if (!Environment.IsPrivilegedProcess) return; // whoever is unprivileged already shows it with every other test

        using var folder = new TempFolder();
        var unprivileged = UnconfinedRunner.Script(folder, "exec setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all --bounding-set=-all " + Dotnet() + " \"$@\"");
        using var runner = await Start(new SandboxOptions { DotnetPath = unprivileged });

        var outcome = runner.Run(new StrategyRun(Throwing, SandboxHost.Prices, Parameters.None), TimeSpan.FromSeconds(30), CancellationToken.None);

        var status = File.ReadAllText($"/proc/{runner.Id}/status");
        Assert.Matches(@"Uid:\s+65534\s", status);
        Assert.Matches(@"CapBnd:\s+0000000000000000\n", status);
        Assert.Contains(runner.Isolation.Findings, finding => finding is
        {
            Measure: IsolationMeasure.OwnUser, IsActive: false, Detail: "the worker is not root, so its runners are its own user",
        });
        Assert.True(runner.Isolation.IsKernelIsolated, runner.Isolation.Summary);
        Assert.Equal(3, Assert.IsType<StrategyOutcome.Disqualified>(outcome).Errors[0].Line);
    }

    [LinuxFact]
    public async Task A_runner_that_the_kernel_does_not_confine_is_refused_where_isolation_is_required()
    {
        using var folder = new TempFolder();
        var options = new SandboxOptions { DotnetPath = UnconfinedRunner.In(folder), RequireKernelIsolation = true };

        var refusal = await Assert.ThrowsAsync<KernelIsolationMissingException>(() => Start(options));

        Assert.Contains("Sandbox:RequireKernelIsolation is set", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("system call filter MISSING (no)", refusal.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_runner_that_the_kernel_does_not_confine_is_reported_where_isolation_is_not_required()
    {
        using var folder = new TempFolder();

        using var runner = await Start(new SandboxOptions { DotnetPath = UnconfinedRunner.In(folder) });

        Assert.False(runner.Isolation.IsKernelIsolated);
    }

    private static string[] OfItsThreads(RunnerProcess runner, string file)
    {
        string[] read = [.. Directory.GetDirectories($"/proc/{runner.Id}/task").Select(thread => ReadUnlessEnded($"{thread}/{file}")).OfType<string>()];
        Assert.NotEmpty(read);
        return read;
    }

    // A thread of the runtime may end at any time.
    private static string? ReadUnlessEnded(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException) when (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            return null;
        }
    }

    private static string Dotnet() => RunnerCommand.Create(new SandboxOptions()).FileName;

    private static Task<RunnerProcess> Start(SandboxOptions options) =>
        Task.Run(() => RunnerProcess.Start(options, NullLogger.Instance, CancellationToken.None));
}
