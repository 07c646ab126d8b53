using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sentinel.Load.Strategies;

namespace Sentinel.Load.Floor;

/// <summary>The floor's processes, started once and let run for a slice of time now and then: warm as the system is that has its slices between.</summary>
internal sealed class FloorInSlices : IDisposable
{
    private readonly string units = Path.GetTempFileName();
    private readonly List<(long From, long To)> slices = [];
    private readonly RunnerLikeProcess[] loops;

    public FloorInSlices(IEnumerable<GeneratedStrategy> strategies, FileInfo bars, int processes)
    {
        File.WriteAllText(units, JsonSerializer.Serialize(strategies.Select(strategy => strategy.CompilationUnit)));
        loops =
        [
            .. Enumerable.Range(0, processes).Select(first => RunnerLikeProcess.Start(
                [FloorRun.Command, units, bars.FullName, Number(first), Number(processes), BareLoop.Endless])),
        ];
        Signal("STOP");
    }

    /// <summary>Lets all processes run for a while.</summary>
    public async Task RunFor(TimeSpan time, CancellationToken cancellationToken)
    {
        Signal("CONT");
        var from = Stopwatch.GetTimestamp();
        await Task.Delay(time, cancellationToken);
        slices.Add((from, Stopwatch.GetTimestamp()));
        Signal("STOP");
    }

    /// <summary>Ends the processes; strategies a second in each slice.</summary>
    public async Task<IReadOnlyList<double>> End(CancellationToken cancellationToken)
    {
        Signal("TERM");
        Signal("CONT");
        var outputs = await Task.WhenAll(loops.Select(loop => loop.Output(cancellationToken)));
        var marks = outputs.SelectMany(output => JsonSerializer.Deserialize<LoopMarks>(output)!.Done).ToList();
        return [.. slices.Select(slice =>
            marks.Count(mark => mark.At >= slice.From && mark.At < slice.To) / Stopwatch.GetElapsedTime(slice.From, slice.To).TotalSeconds)];
    }

    public void Dispose()
    {
        foreach (var loop in loops) loop.Dispose();
        File.Delete(units);
    }

    private void Signal(string name)
    {
        foreach (var loop in loops) loop.Signal(name);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
