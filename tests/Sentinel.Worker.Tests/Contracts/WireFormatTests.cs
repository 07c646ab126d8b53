using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;
using Sentinel.Contracts.Prices;
using Sentinel.Contracts.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Contracts;

/// <summary>Workers and Apis of neighbouring versions read each other's messages: a field may be added, none may be renamed or removed.</summary>
public sealed class WireFormatTests
{
    private static readonly Guid Backtest = Guid.Parse("0193a000-0000-7000-8000-000000000001");
    private static readonly Guid Sweep = Guid.Parse("0193a000-0000-7000-8000-000000000002");

    private static readonly JsonObject Kept = JsonNode.Parse(
        File.ReadAllText(RepositoryFolder.Find("tests/Sentinel.Worker.Tests/Contracts/contracts.json")))!.AsObject();

    public static TheoryData<string, object> Messages => new()
    {
        { nameof(RunBacktest), new RunBacktest(Backtest) },
        { nameof(BacktestFinished), new BacktestFinished(Backtest, "success", "good") },
        { nameof(BacktestsFinished), new BacktestsFinished([new(Backtest, "success", "good")]) },
        { nameof(BacktestsCancelled), new BacktestsCancelled([Backtest]) },
        { nameof(RunSweep), new RunSweep(Sweep, 25, 25) },
        { nameof(SweepFinished), new SweepFinished(Sweep, "success") },
        { nameof(SweepCancelled), new SweepCancelled(Sweep) },
        { nameof(RefreshPrices), new RefreshPrices("BTC-USD") },
        { nameof(PricesRefreshed), new PricesRefreshed("BTC-USD", "coinbase", 3, new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero)) },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_sent_holds_every_field_that_earlier_versions_read(string name, object message)
    {
        var sent = Sent(message).AsObject();

        Assert.All(Kept[name]!.AsObject(), field => Assert.True(JsonNode.DeepEquals(field.Value, sent[field.Key]), $"{name}.{field.Key} is {sent[field.Key]}"));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_earlier_versions_sent_is_understood(string name, object message) =>
        Assert.True(JsonNode.DeepEquals(Sent(message), Sent(Received(Kept[name]!, message.GetType()))));

    [Theory]
    [MemberData(nameof(Messages))]
    public void Fields_of_later_versions_are_passed_over(string name, object message)
    {
        var later = Kept[name]!.DeepClone().AsObject();
        later["fieldOfALaterVersion"] = new JsonObject { ["deep"] = true };

        Assert.True(JsonNode.DeepEquals(Sent(message), Sent(Received(later, message.GetType()))));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Fields_that_earlier_versions_did_not_send_are_missed_by_nobody(string name, object message)
    {
        var first = Kept[name]!.AsObject().First();
        var earlier = new JsonObject { [first.Key] = first.Value!.DeepClone() };

        Assert.NotNull(Received(earlier, message.GetType()));
    }

    [Fact]
    public void Every_message_is_kept() => Assert.Equal(
        typeof(QueueNames).Assembly.GetExportedTypes().Where(type => !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal),
        Kept.Select(message => message.Key).Order(StringComparer.Ordinal));

    private static JsonNode Sent(object message) => JsonSerializer.SerializeToNode(message, message.GetType(), SystemTextJsonMessageSerializer.Options)!;

    private static object Received(JsonNode message, Type type) => message.Deserialize(type, SystemTextJsonMessageSerializer.Options)!;
}
