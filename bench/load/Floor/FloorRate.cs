using System.Diagnostics;

namespace Sentinel.Load.Floor;

/// <summary>What the floor did.</summary>
/// <param name="Cold">Strategies a second in the first quarter, the start of the processes included.</param>
/// <param name="Warm">Strategies a second in the last quarter.</param>
/// <param name="Whole">Strategies a second from start to end.</param>
/// <param name="Cpu">CPU time of a strategy in the last quarter.</param>
/// <param name="WholeCpu">CPU time of a strategy over the whole run.</param>
internal sealed record FloorRate(double Cold, double Warm, double Whole, TimeSpan Cpu, TimeSpan WholeCpu)
{
    /// <summary>The sum of what each process did for itself: none is charged with waiting for the slowest.</summary>
    public static FloorRate Of(long start, IReadOnlyList<IReadOnlyList<Mark>> processes) => new(
        processes.Sum(marks => Rate(marks.Count / 4, start, marks[(marks.Count / 4) - 1].At)),
        processes.Sum(marks => Rate(marks.Count - LastQuarter(marks), marks[LastQuarter(marks) - 1].At, marks[^1].At)),
        processes.Sum(marks => Rate(marks.Count, start, marks[^1].At)),
        processes.Aggregate(TimeSpan.Zero, (sum, marks) => sum + marks[^1].Cpu - marks[LastQuarter(marks) - 1].Cpu)
            / processes.Sum(marks => marks.Count - LastQuarter(marks)),
        processes.Aggregate(TimeSpan.Zero, (sum, marks) => sum + marks[^1].Cpu) / processes.Sum(marks => marks.Count));

    /// <summary>What lies in the middle between two runs.</summary>
    public static FloorRate Mean(FloorRate one, FloorRate other) => new(
        (one.Cold + other.Cold) / 2, (one.Warm + other.Warm) / 2, (one.Whole + other.Whole) / 2,
        (one.Cpu + other.Cpu) / 2, (one.WholeCpu + other.WholeCpu) / 2);

    public IEnumerable<Figure> Figures() =>
    [
        new("strategies, cold (first quarter and start)", Text.Rate(Cold)),
        new("strategies, warm (last quarter)", Text.Rate(Warm)),
        new("strategies, from start to end", Text.Rate(Whole)),
        new("CPU of one, warm", Text.Milliseconds(Cpu)),
        new("CPU of one, from start to end", Text.Milliseconds(WholeCpu)),
    ];

    private static int LastQuarter(IReadOnlyList<Mark> marks) => marks.Count * 3 / 4;

    private static double Rate(int strategies, long from, long to) => strategies / Stopwatch.GetElapsedTime(from, to).TotalSeconds;
}
