using System.CommandLine;

namespace Sentinel.Worker.Commands;

/// <summary><c>faults</c>: what could not be done, and what to do about it.</summary>
internal static class FaultsCommand
{
    public static Command Create() => new("faults", "Backtests, sweeps and messages that could not be handled.")
    {
        FaultsListCommand.Create(),
        FaultsActCommand.Requeue(),
        FaultsActCommand.Discard(),
    };
}
