using System.Diagnostics;
using Sentinel.Load.Floor;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Cold;

/// <summary>Stretches of processes that took strategies in turn and left a mark after each: the floor, the stand-in of the Python design.</summary>
internal static class ColdLoop
{
    /// <summary>The sum of what each process did for itself.</summary>
    public static ColdUse Of(IReadOnlyList<LoopMarks> loops)
    {
        var stretches = Stretch.UpTo(loops.Sum(loop => loop.Done.Count));
        return new ColdUse([.. stretches.Select(stretch => Use(stretch, [.. loops.Select((loop, i) => Share(loop, stretch, i, loops.Count))]))]);
    }

    /// <summary>CPU time of the processes until they began with the first strategy.</summary>
    public static TimeSpan Start(IReadOnlyList<LoopMarks> loops) => loops.Sum(loop => loop.Ready.Cpu);

    private static StretchUse Use(Stretch stretch, IReadOnlyList<(int Count, Mark From, Mark To)> shares) => new(
        stretch,
        shares.Sum(share => share.To.Cpu - share.From.Cpu),
        shares.Sum(share => share.Count / Stopwatch.GetElapsedTime(share.From.At, share.To.At).TotalSeconds));

    private static (int Count, Mark From, Mark To) Share(LoopMarks loop, Stretch stretch, int process, int processes)
    {
        int DoneBefore(int place) => (place - 1 - process + processes - 1) / processes;
        var (before, after) = (DoneBefore(stretch.First), DoneBefore(stretch.Last + 1));
        return (after - before, before == 0 ? loop.Ready : loop.Done[before - 1], loop.Done[after - 1]);
    }
}
