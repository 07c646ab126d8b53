using System.Security.Cryptography;
using System.Text;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Backtests;
using Sentinel.Core.Faults;

namespace Sentinel.Worker.Faults;

/// <summary>What the faults of a group have in common.</summary>
/// <param name="Queue">The queue their messages came from.</param>
/// <param name="MessageType">What the messages are, such as <c>RunBacktest</c>.</param>
/// <param name="Cause">Why, without ids.</param>
internal sealed record FaultKey(string Queue, string MessageType, string Cause)
{
    private const int IdLength = 12;

    /// <summary>A short name for the group, the same in every process.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Queue}\n{MessageType}\n{Cause}")))[..IdLength];

    /// <summary>The key of parked work.</summary>
    public static FaultKey Of(FaultedGroup group) => group.Kind is WorkKind.Backtest
        ? new(QueueNames.BacktestsOf(SnakeCase.Of(group.Priority)), nameof(RunBacktest), group.Cause)
        : new(QueueNames.Sweeps, nameof(RunSweep), group.Cause);
}
