using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>Landlock alone, where the kernel has it.</summary>
public sealed class FileRulesTests(ITestOutputHelper output)
{
    [LinuxFact]
    public async Task Before_the_filter_stands_no_file_is_written_or_run_and_no_port_opened()
    {
        var said = (await ProbeProcess.Run(FileRulesProbe.Argument)).ToDictionary(fields => fields[0], fields => (Before: fields[1], After: fields[2]));
        if (said["rules"].Before == "False")
        {
            output.WriteLine($"NOT CHECKED: {said["rules"].After}.");
            return;
        }

        Assert.Equal(("done", "done"), said["read a file"]);
        Assert.Equal(("done", "refused"), said["write a file"]);
        Assert.Equal(("done", "refused"), said["start a process"]);
        Assert.Equal(("done", "refused"), said["listen"]);
    }
}
