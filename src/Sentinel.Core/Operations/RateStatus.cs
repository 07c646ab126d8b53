namespace Sentinel.Core.Operations;

/// <summary>How fast backtests came and went in the last minute.</summary>
/// <param name="AcceptedPerSecond">Backtests accepted a second.</param>
/// <param name="FinishedPerSecond">Backtests finished a second.</param>
/// <param name="FinishedInLastMinute">How many ended how: by verdict, or by why they were disqualified.</param>
public sealed record RateStatus(double AcceptedPerSecond, double FinishedPerSecond, IReadOnlyDictionary<string, int> FinishedInLastMinute)
{
    /// <summary>The rates of a minute.</summary>
    public static RateStatus Of(WorkFigures work) =>
        new(PerSecond(work.Accepted), PerSecond(work.Finished.Values.Sum()), work.Finished);

    private static double PerSecond(int inMinute) => Math.Round(inMinute / 60.0, 2);
}
