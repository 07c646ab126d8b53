using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Sentinel.Worker.Faults;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Tests.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Backtests;

public sealed class RabbitMqRunBacktestConsumerTests : RunBacktestConsumerTests
{
    private const string ErrorQueue = $"{QueueNames.NormalBacktests}_error";

    private VirtualHost host = null!;

    [Theory]
    [InlineData(QueueNames.HighBacktests)]
    [InlineData(QueueNames.NormalBacktests)]
    [InlineData(QueueNames.BulkBacktests)]
    [InlineData(ErrorQueue)]
    [InlineData(QueueNames.Prices)]
    public async Task A_queue_is_durable_and_replicated_from_the_start(string name)
    {
        var queue = (await host.FindQueue(name))!.Value;

        Assert.True(queue.GetProperty("durable").GetBoolean());
        Assert.Equal("quorum", queue.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(QueueNames.HighBacktests)]
    [InlineData(QueueNames.NormalBacktests)]
    [InlineData(QueueNames.BulkBacktests)]
    [InlineData(QueueNames.Sweeps)]
    [InlineData(QueueNames.Prices)]
    public async Task What_the_broker_gives_up_goes_to_the_error_queue_which_gives_up_nothing(string name)
    {
        var queue = (await host.FindQueue(name))!.Value.GetProperty("arguments");
        var errors = (await host.FindQueue(QueueNames.ErrorsOf(name)))!.Value.GetProperty("arguments");

        Assert.Equal(QueueNames.ErrorsOf(name), queue.GetProperty("x-dead-letter-exchange").GetString());
        Assert.False(queue.TryGetProperty("x-delivery-limit", out _)); // ours comes before the broker's
        Assert.Equal("quorum", errors.GetProperty("x-queue-type").GetString());
        Assert.False(errors.TryGetProperty("x-dead-letter-exchange", out _));
    }

    [Fact]
    public async Task A_command_that_was_delivered_again_and_again_is_parked_as_a_fault()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars) => new double[bars.Count];");

        await DeliverInVain(id, DeliveryLimit.MaxDeliveries);
        await Eventually.Holds(async () => (await Worker.Backtests.Find(id, default))!.Status is BacktestStatus.Faulted);
        await Eventually.Holds(async () => await CountErrors() == 1);

        var parked = await Worker.Backtests.Find(id, default);
        Assert.Equal("Delivered 10 times, and each time the worker went away before an end.", parked!.Message);
        Assert.Contains($"{id}", (await host.Peek(ErrorQueue))[0].GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Empty(Worker.Finished);
    }

    [Fact]
    public async Task A_command_that_was_delivered_some_times_is_run()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars) => new double[bars.Count];");

        await DeliverInVain(id, DeliveryLimit.MaxDeliveries - 1);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal(BacktestStatus.Success, (await Worker.Backtests.Find(id, default))!.Status);
    }

    [Fact]
    public async Task A_command_that_the_broker_gives_up_is_kept_among_the_faults()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars) => new double[bars.Count];");
        await host.LimitDeliveries(2);

        await DeliverInVain(id, 3);
        await Eventually.Holds(async () => await CountErrors() == 1);

        Assert.Contains($"{id}", (await host.Peek(ErrorQueue))[0].GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Empty(Worker.Finished);
    }

    [Fact]
    public async Task A_store_that_stays_locked_for_longer_than_it_is_waited_for_sends_the_command_to_the_error_queue_from_where_it_can_be_moved_back()
    {
        await Replace("Workers:StorePatience", "00:00:01");
        var id = await Accept("double[] GenerateSignals(Bars bars) => new double[bars.Count];");
        await using (await Lock())
        {
            await Worker.Run(id);
            await Eventually.Holds(async () => await CountErrors() == 1);
        }

        var faulted = Assert.Single(await host.Peek(ErrorQueue));
        Assert.Contains($"{id}", faulted.GetProperty("payload").GetString(), StringComparison.Ordinal);
        Assert.Empty(Worker.Finished);
        Assert.Contains(Worker.Log, line => line.Contains("could not be stored", StringComparison.Ordinal));
        Assert.Contains(Worker.Log, line => line.Contains($"{id}", StringComparison.Ordinal) && line.Contains("longer than Sentinel:LockTimeout. Find the process", StringComparison.Ordinal));

        await Worker.Run(id);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);
    }

    [Fact]
    public async Task A_message_that_is_no_command_goes_to_the_error_queue_and_stops_nothing()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars) => new double[bars.Count];");

        await host.Publish(QueueNames.NormalBacktests, """{"messageType":["urn:message:Sentinel.Contracts.Backtests:RunBacktest"],"message":{"backtestId":7}}""");
        await host.Publish(QueueNames.NormalBacktests, "not even JSON");
        await Worker.Run(id);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);
        await Eventually.Holds(async () => await CountErrors() == 2);

        Assert.Equal(id, Assert.Single(Worker.Finished).BacktestId);
    }

    [Fact]
    public async Task Operators_recognise_the_connection_by_program_machine_and_process()
    {
        var expected = $"{Environment.MachineName} {Environment.ProcessId}";

        await Eventually.Holds(async () => (await host.ListConnectionNames()).Count > 0);

        Assert.All(await host.ListConnectionNames(), name => Assert.EndsWith(expected, name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(QueueNames.HighBacktests)]
    [InlineData(QueueNames.BulkBacktests)]
    [InlineData(QueueNames.Sweeps)]
    public async Task Operators_recognise_the_consumer_by_machine_process_and_queue(string name)
    {
        await Eventually.Holds(async () => ConsumersOf(await host.FindQueue(name)) is not []);

        Assert.Equal([$"{Environment.MachineName} {Environment.ProcessId} {name}"], ConsumersOf(await host.FindQueue(name)));
    }

    [Fact]
    public async Task Operators_see_that_a_worker_takes_a_bounded_number_of_messages_of_each_queue()
    {
        await Eventually.Holds(async () => ConsumersOf(await host.FindQueue(QueueNames.BulkBacktests)) is not []);

        var consumer = (await host.FindQueue(QueueNames.BulkBacktests))!.Value.GetProperty("consumer_details")[0];

        Assert.Equal(TestWorker.BacktestsPerRunner, consumer.GetProperty("prefetch_count").GetInt32());
    }

    [Fact]
    public async Task A_mandatory_command_to_a_queue_that_nobody_declared_comes_back_as_an_exception()
    {
        var endpoint = await Worker.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri("exchange:sentinel.nobody"));

        var sending = endpoint.Send(new RunBacktest(Guid.CreateVersion7()), context =>
        {
            if (context.TryGetPayload(out RabbitMqSendContext? rabbit)) rabbit.Mandatory = true;
        });

        await Assert.ThrowsAsync<MessageReturnedException>(() => sending);
    }

    [Fact]
    public async Task A_thousand_commands_in_flight_are_all_confirmed()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => Guid.CreateVersion7()).ToList();

        await Task.WhenAll(ids.Select(Worker.Run)).WaitAsync(TimeSpan.FromSeconds(60));

        await Eventually.Holds(() => Worker.Log.Count(line => line.Contains("is unknown", StringComparison.Ordinal)) == ids.Count);
    }

    // Each look takes it and gives it back, as a worker that goes away does.
    private async Task DeliverInVain(Guid id, int times)
    {
        var endpoints = Worker.Services.GetRequiredService<WorkEndpoints>();
        await endpoints.Stop(queue => queue == QueueNames.NormalBacktests, default);
        await Worker.Run(id);
        for (var delivery = 0; delivery < times; delivery++) await host.Peek(QueueNames.NormalBacktests);
        endpoints.Start(queue => queue == QueueNames.NormalBacktests, default);
    }

    private protected override async Task<string?> Broker()
    {
        host = await (await TestKit.Broker.Shared).AddVirtualHost();
        return host.ConnectionString;
    }

    private protected override ValueTask RemoveBroker() => host.DisposeAsync();

    // Counts of quorum queues lag by seconds.
    private async Task<int> CountErrors() =>
        (await host.FindQueue(ErrorQueue))!.Value.TryGetProperty("messages", out var count) && count.ValueKind is JsonValueKind.Number
            ? count.GetInt32()
            : 0;

    private static List<string> ConsumersOf(JsonElement? queue) =>
        [.. queue!.Value.GetProperty("consumer_details").EnumerateArray().Select(consumer => consumer.GetProperty("consumer_tag").GetString()!)];
}
