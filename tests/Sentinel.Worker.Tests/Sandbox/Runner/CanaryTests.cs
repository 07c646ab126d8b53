using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Runner;

public sealed class CanaryTests
{
    [Fact(Timeout = 120_000)]
    public async Task Whatever_is_left_behind_is_named()
    {
        var said = (await ProbeProcess.Run(CanaryProbe.Argument)).Select(fields => (fields[0], fields[1]));

        Assert.Equal(
            [
                ("nothing", ""),
                ("culture", "a default culture is set"),
                ("variable", "an environment variable is changed"),
                ("console", "the console leads elsewhere"),
                ("timer", "a timer runs"),
                ("nothing any more", ""),
                ("garbage", ""),
                ("a little", ""),
                ("what is remembered on purpose", ""),
                ("small pieces", "memory is kept"),
                ("nothing of them", ""),
                ("one large piece", "memory is kept"),
                ("bars", ""),
                ("a static field of a generic type", "memory is kept"),
                ("what is no object", "memory is kept"),
                ("nothing left", ""),
                ("finalizer", "a finalizer does not end"),
                ("task", "the thread pool is in use"),
            ],
            said);
    }
}
