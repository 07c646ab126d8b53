using System.CommandLine;
using Sentinel.Load.Floor;
using Sentinel.Load.Measures;
using Sentinel.Load.Split;
using Sentinel.Load.Strategies;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Commands;

/// <summary><c>run</c>: the whole system beside the floor.</summary>
internal static class RunCommand
{
    private const int StrategiesToSplit = 4_000;

    public static Command Create()
    {
        var command = new Command("run", "Measures the floor, the stages, and the whole system embedded and on RabbitMQ, over the same strategies.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars, CommonOptions.Processes, CommonOptions.Workers, CommonOptions.Seconds, CommonOptions.InBatches,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var strategies = CommonOptions.Generate(parsed);
        var bars = parsed.GetRequiredValue(CommonOptions.Bars);
        var processes = parsed.GetRequiredValue(CommonOptions.Processes);
        var stages = await SplitRun.Run(strategies.Take(StrategiesToSplit), bars, cancellationToken);
        var report = new Report($"{strategies.Count:N0} strategies, {processes} runners");

        // A machine that others use is faster now and slower then: each system is compared with the floor just before and just after it.
        var before = await FloorRun.Run(strategies, bars, processes, cancellationToken);
        report.Add("floor", before.Figures());
        foreach (var workers in parsed.GetRequiredValue(CommonOptions.Workers))
        {
            var setting = new Setting(workers, processes, bars);
            var (fanOut, figures) = await Measure(setting, strategies.Count, parsed, cancellationToken);
            var after = await FloorRun.Run(strategies, bars, processes, cancellationToken);
            report.Add($"{setting}", [.. figures, .. Beside(FloorRate.Mean(before, after), fanOut, stages)]);
            report.Add($"floor after {setting}", after.Figures());
            before = after;
        }

        report.Add("stages", stages.Figures());
        Console.WriteLine(report);
    }

    private static async Task<(FanOutResult FanOut, IReadOnlyList<Figure> Figures)> Measure(
        Setting setting, int strategies, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var supply = new StrategySupply(parsed.GetRequiredValue(CommonOptions.Seed));
        await using var system = await SystemUnderLoad.Start(setting, cancellationToken);
        var measures = new SystemMeasures(system, supply, TimeSpan.FromSeconds(parsed.GetRequiredValue(CommonOptions.Seconds)));
        var (fanOut, bodies) = await measures.FanOut(strategies, parsed.GetValue(CommonOptions.InBatches), cancellationToken);
        return (fanOut,
        [
            .. fanOut.Figures(),
            .. await measures.Answers(fanOut, bodies, cancellationToken),
            .. await measures.Batched(cancellationToken),
            await measures.AcceptsBesideRuns(cancellationToken),
            await measures.AcceptsAlone(cancellationToken),
        ]);
    }

    private static IEnumerable<Figure> Beside(FloorRate floor, FanOutResult fanOut, StageTimes stages) =>
    [
        new("of the floor's rate, cold", Text.Percent(fanOut.Cold / floor.Cold)),
        new("of the floor's rate, warm", Text.Percent(fanOut.Warm / floor.Warm)),
        new("of the floor's rate, from start to end", Text.Percent(fanOut.Whole / floor.Whole)),
        new("floor's CPU over this one's, warm", Text.Percent(floor.Cpu / fanOut.Cpu)),
        new("CPU of one: the rest", Text.Milliseconds(fanOut.Cpu - stages.Sum)),
    ];
}
