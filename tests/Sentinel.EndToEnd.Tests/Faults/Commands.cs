using System.Text.Json;
using Sentinel.Contracts;
using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>The commands to run backtests that wait at a broker.</summary>
internal sealed class Commands(VirtualHost host)
{
    private static readonly string[] Queues = [QueueNames.HighBacktests, QueueNames.NormalBacktests, QueueNames.BulkBacktests];

    /// <summary>Completes once a worker takes them.</summary>
    public async Task AreTaken()
    {
        foreach (var queue in Queues) await Eventually.Holds(async () => HasConsumer(await host.FindQueue(queue)));
    }

    /// <summary>Sends each command that waits once more.</summary>
    /// <returns>How many waited.</returns>
    public async Task<int> SendAgain()
    {
        var waiting = 0;
        foreach (var queue in Queues) waiting += await Send(queue, await host.Peek(queue));
        return waiting;
    }

    /// <summary>Puts the commands that wait into another order.</summary>
    /// <returns>How many waited.</returns>
    public async Task<int> Shuffle(Random random)
    {
        var waiting = 0;
        foreach (var queue in Queues)
        {
            var commands = (await host.Drain(queue)).ToArray();
            random.Shuffle(commands);
            waiting += await Send(queue, commands);
        }

        return waiting;
    }

    /// <summary>How many commands of any kind nobody could handle.</summary>
    public async Task<int> CountFaulted()
    {
        var faulted = 0;
        foreach (var errors in QueueNames.All.Select(QueueNames.ErrorsOf))
            if (await host.FindQueue(errors) is not null) faulted += (await host.Peek(errors)).Count;
        return faulted;
    }

    // The console knows a queue a few seconds before its figures.
    private static bool HasConsumer(JsonElement? queue) =>
        queue is { } known && known.TryGetProperty("consumers", out var consumers) && consumers.GetInt32() > 0;

    private async Task<int> Send(string queue, IReadOnlyList<JsonElement> messages)
    {
        foreach (var message in messages) await host.SendAgain(queue, message);
        return messages.Count;
    }
}
