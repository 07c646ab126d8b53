using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>Ends sweeps whose points again and again have to be ended by force: each costs a runner process and up to its whole time.</summary>
public static class SweepPatience
{
    /// <summary>So many points may be ended by force.</summary>
    public const int MostEndedByForce = 50;

    private static readonly DisqualificationReason[] ByForce =
        [DisqualificationReason.TimeLimit, DisqualificationReason.MemoryLimit, DisqualificationReason.Crashed];

    /// <summary>The disqualification of the sweep as a whole, by the most frequent reason; null while there is patience.</summary>
    public static StrategyOutcome.Disqualified? Ends(Sweep sweep)
    {
        var ended = sweep.Disqualified.Where(points => ByForce.Contains(points.Key)).ToArray();
        var count = ended.Sum(points => points.Value);
        return sweep.IsTerminal || count < MostEndedByForce
            ? null
            : new StrategyOutcome.Disqualified(
                ended.MaxBy(points => points.Value).Key,
                $"{count} of {sweep.FinishedPoints} points had to be ended by force, so the others are not run; try one of them as a backtest.",
                []);
    }
}
