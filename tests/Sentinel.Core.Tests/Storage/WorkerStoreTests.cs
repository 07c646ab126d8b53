using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class WorkerStoreTests : StorageTest
{
    [Fact]
    public async Task What_a_worker_says_is_read_as_it_was_said()
    {
        var running = new RunnerReport(7, new RunSubject(RunKind.Sweep, Guid.CreateVersion7(), "EMA cross"), Time.Now);
        var worker = Worker("a") with { Activity = [running, new RunnerReport(8, null, null)] };

        await Storage.Workers.Report(worker, default);

        var read = Assert.Single(await Storage.Workers.List(default));
        Assert.Equal(worker.Activity, read.Activity);
        Assert.Equal(worker with { Activity = read.Activity }, read);
    }

    [Fact]
    public async Task A_wish_reaches_the_worker_with_its_next_report_and_stays()
    {
        Assert.Null(await Storage.Workers.Report(Worker("a"), default));

        Assert.True(await Storage.Workers.WantRunners("a", 0, default));

        Assert.Equal(0, await Storage.Workers.Report(Worker("a"), default));
        Assert.Equal(0, await Storage.Workers.Report(Worker("a"), default));
    }

    [Fact]
    public async Task A_worker_that_is_started_anew_begins_without_a_wish()
    {
        await Storage.Workers.Report(Worker("a"), default);
        await Storage.Workers.WantRunners("a", 9, default);

        var wanted = await Storage.Workers.Report(Worker("a") with { StartedAt = Time.Now.AddHours(1) }, default);

        Assert.Null(wanted);
    }

    [Fact]
    public async Task A_wish_for_an_unknown_worker_is_refused() => Assert.False(await Storage.Workers.WantRunners("nobody", 1, default));

    [Fact]
    public async Task A_worker_that_takes_leave_is_forgotten_at_once_and_a_silent_one_after_ten_minutes()
    {
        await Storage.Workers.Report(Worker("stopped"), default);
        await Storage.Workers.Report(Worker("killed"), default);
        await Storage.Workers.Remove("stopped", default);
        Assert.Equal("killed", Assert.Single(await Storage.Workers.List(default)).Id);

        Time.Now += TimeSpan.FromMinutes(11);
        await Storage.Workers.Report(Worker("alive"), default);

        Assert.Equal("alive", Assert.Single(await Storage.Workers.List(default)).Id);
    }

    private WorkerReport Worker(string id) => new()
    {
        Id = id,
        Host = "here",
        ProcessId = 1,
        Version = "1.2.3",
        Duty = "all",
        StartedAt = DateTimeOffset.UnixEpoch,
        SeenAt = Time.Now,
        Runners = 4,
        Activity = [],
    };
}
