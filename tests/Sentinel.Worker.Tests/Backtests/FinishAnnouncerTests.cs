using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Contracts.Backtests;
using Sentinel.TestKit;
using Sentinel.Worker.Backtests;
using Sentinel.Worker.Tests.Hosting;
using Sentinel.Worker.Tests.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Backtests;

public sealed class FinishAnnouncerTests : IAsyncLifetime, IDisposable
{
    private readonly ManualClock time = new();
    private TestWorker? worker;
    private FinishAnnouncer? announcer;

    private TestWorker Worker => worker!;

    private FinishAnnouncer Announcer => announcer!;

    public async Task InitializeAsync()
    {
        worker = await TestWorker.Start(broker: null);
        announcer = new FinishAnnouncer(Worker.Services.GetRequiredService<IBus>(), time, NullLogger<FinishAnnouncer>.Instance);
    }

    public async Task DisposeAsync()
    {
        await Announcer.StopAsync(default);
        await Worker.DisposeAsync();
    }

    public void Dispose() => announcer?.Dispose();

    [Fact]
    public async Task The_first_is_announced_at_once_and_those_close_behind_it_together()
    {
        await Announcer.StartAsync(default);

        await Announce("success");
        await Eventually.Holds(() => Worker.Announcements.Count == 1 && time.Waiting == 1);
        await Announce("duplicate", "error", "cancelled");
        time.Advance(TimeSpan.FromMilliseconds(20));
        await Eventually.Holds(() => Worker.Announcements.Count == 2);

        Assert.Equal([["success"], ["duplicate", "error", "cancelled"]], Announced());
    }

    [Fact]
    public async Task More_than_fit_into_one_message_are_announced_in_several()
    {
        await Announce(Enumerable.Repeat("success", 501).ToArray());

        await Announcer.StartAsync(default);
        await Eventually.Holds(() => Worker.Announcements.Count == 1 && time.Waiting == 1);
        time.Advance(TimeSpan.FromMilliseconds(20));
        await Eventually.Holds(() => Worker.Announcements.Count == 2);

        Assert.Equal([500, 1], Worker.Announcements.Select(announcement => announcement.Backtests.Count));
    }

    [Fact]
    public async Task One_that_finds_no_room_waits_until_others_are_announced()
    {
        await Announce(Enumerable.Repeat("success", 1_000).ToArray());

        var waiting = Announce("error");
        Assert.False(waiting.IsCompleted);
        await Announcer.StartAsync(default);

        await waiting;
    }

    private async Task Announce(params string[] statuses)
    {
        foreach (var status in statuses) await Announcer.Announce(new BacktestFinished(Guid.CreateVersion7(), status, Verdict: null), default);
    }

    private IEnumerable<string[]> Announced() =>
        Worker.Announcements.Select(announcement => announcement.Backtests.Select(finished => finished.Status).ToArray());
}
