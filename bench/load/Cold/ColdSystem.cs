using System.Diagnostics;
using Sentinel.Load.Measures;
using Sentinel.Load.Strategies;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Cold;

/// <summary>The whole system from its start on: each stretch of strategies is posted when the one before it is done.</summary>
/// <param name="ReadyAfter">How long after its launch it was ready.</param>
/// <param name="CpuUntilReady">What it had used by then.</param>
/// <param name="CpuUntilRest">What it had used when all that comes with a start was over.</param>
/// <param name="Use">What API, workers and runners used.</param>
/// <param name="HostUse">The part of it that API and workers used.</param>
/// <param name="Verdicts">How many strategies came to a verdict.</param>
/// <param name="CoresOfOthers">Cores that programs used meanwhile that have no part in this: with them busy, the rates are too low.</param>
internal sealed record ColdSystem(
    TimeSpan ReadyAfter, TimeSpan CpuUntilReady, TimeSpan CpuUntilRest, ColdUse Use, ColdUse HostUse, int Verdicts, double CoresOfOthers)
{
    public static async Task<ColdSystem> Run(Setting setting, IReadOnlyList<GeneratedStrategy> strategies, bool inBatches, CancellationToken cancellationToken)
    {
        await using var system = await SystemUnderLoad.Start(setting, cancellationToken);
        var ready = system.Look();
        var atRest = await system.ComesToRest(cancellationToken);
        var (uses, hostUses, verdicts) = (new List<StretchUse>(), new List<StretchUse>(), 0);
        foreach (var stretch in Stretch.UpTo(strategies.Count))
        {
            var codes = strategies.Skip(stretch.First - 1).Take(stretch.Count).Select(strategy => strategy.Code);
            var fanOut = await new FanOut(system, FanOutPost.Of(codes, inBatches)).Run(cancellationToken);
            var (before, after) = (fanOut.Uses[0], fanOut.Uses[^1]);
            var rate = stretch.Count / Stopwatch.GetElapsedTime(before.At, after.At).TotalSeconds;
            uses.Add(new StretchUse(stretch, after.Cpu - before.Cpu, rate));
            hostUses.Add(new StretchUse(stretch, after.HostCpu - before.HostCpu, rate));
            verdicts += fanOut.Finished.Count(backtest => backtest.HasVerdict);
        }

        var end = system.Look();
        return new ColdSystem(
            Stopwatch.GetElapsedTime(system.Launched.Ticks, ready.At),
            ready.Cpu,
            atRest.Cpu,
            new ColdUse(uses),
            new ColdUse(hostUses),
            verdicts,
            (end.Others - atRest.Others) / Stopwatch.GetElapsedTime(atRest.At, end.At));
    }

    public IEnumerable<Figure> Figures() =>
    [
        new("start until ready: CPU", Text.Seconds(CpuUntilReady)),
        new("start until ready: time", Text.Seconds(ReadyAfter)),
        new("start until at rest: CPU", Text.Seconds(CpuUntilRest)),
        .. Use.CpuFigures("CPU of one"),
        .. HostUse.CpuFigures("of it API and worker"),
        .. Use.RateFigures(),
        new("cores busy with others", Text.Number(CoresOfOthers)),
        new("strategies with a verdict", $"{Verdicts} of {Use.Stretches.Sum(use => use.Stretch.Count)}"),
    ];
}
