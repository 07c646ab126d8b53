using Sentinel.Api.Intake;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>What a client gets for a sweep that is accepted and not finished.</summary>
/// <param name="Status">Where it stands: <c>queued</c>, <c>running</c> or <c>faulted</c>.</param>
/// <param name="Id">Identity.</param>
/// <param name="Terminal">Whether the status will not change any more: false.</param>
/// <param name="Points">How many points its grid has.</param>
/// <param name="Priority">Which line its points wait in.</param>
/// <param name="CodeHash">Identity of the normalised source.</param>
/// <param name="Position">How many unfinished sweeps go before it.</param>
/// <param name="EtaSeconds">Seconds until it is finished at the rate so far; null until some of its points are.</param>
/// <param name="Paused">Whether an operator has paused the queue in which sweeps wait; nobody knows then how long it takes.</param>
/// <param name="Ignored">Fields of the request that mean nothing and were passed over.</param>
/// <param name="Message">What to do next.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record SweepReceipt(
    SweepStatus Status,
    Guid Id,
    bool Terminal,
    int Points,
    BacktestPriority Priority,
    string CodeHash,
    int? Position,
    double? EtaSeconds,
    bool Paused,
    IReadOnlyList<string> Ignored,
    string Message,
    SweepLinks Links)
{
    /// <summary>The receipt of a pending sweep.</summary>
    public static SweepReceipt Of(Sweep sweep, PlaceInLine place, IReadOnlyList<string> ignored) => new(
        sweep.Status,
        sweep.Id,
        sweep.IsTerminal,
        sweep.Request.Grid.Count,
        sweep.Request.Common.Priority,
        sweep.CodeHash,
        place.Position,
        place.EtaSeconds,
        place.Paused,
        ignored,
        SweepView.MessageOf(sweep),
        SweepLinks.Of(sweep));
}
