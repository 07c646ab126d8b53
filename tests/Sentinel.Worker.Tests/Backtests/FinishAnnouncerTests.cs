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

    [Fact]
    public async Task What_is_on_its_way_at_a_stop_arrives_first()
    {
        var way = new Gate();
        using var watching = Worker.Services.GetRequiredService<IBus>().ConnectPublishObserver(way);
        await Announcer.StartAsync(default);
        await Announce("success");
        await way.Reached.Task;

        var stop = Announcer.StopAsync(default);
        await Eventually.Holds(() => time.Waiting == 1);
        Assert.False(stop.IsCompleted);
        way.Open.SetResult();
        await stop;

        await Eventually.Holds(() => Worker.Announcements.Count == 1);
    }

    [Fact]
    public async Task What_does_not_arrive_holds_up_a_stop_for_a_second()
    {
        var way = new Gate();
        using var watching = Worker.Services.GetRequiredService<IBus>().ConnectPublishObserver(way);
        await Announcer.StartAsync(default);
        await Announce("success");
        await way.Reached.Task;

        var stop = Announcer.StopAsync(default);
        await Eventually.Holds(() => time.Waiting == 1);
        time.Advance(TimeSpan.FromSeconds(1));

        await stop;
        way.Open.SetResult();
    }

    private async Task Announce(params string[] statuses)
    {
        foreach (var status in statuses) await Announcer.Announce(new BacktestFinished(Guid.CreateVersion7(), status, Verdict: null), default);
    }

    // Keeps what is published on its way.
    private sealed class Gate : IPublishObserver
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class
        {
            Reached.TrySetResult();
            return Open.Task;
        }

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }

    private IEnumerable<string[]> Announced() =>
        Worker.Announcements.Select(announcement => announcement.Backtests.Select(finished => finished.Status).ToArray());
}
