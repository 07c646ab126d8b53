using System.CommandLine;
using Sentinel.Load.Measures;
using Sentinel.Load.Strategies;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Commands;

/// <summary><c>growth</c>: how the figures change with runners, workers, stored results and bars.</summary>
internal static class GrowthCommand
{
    private static readonly Option<FileInfo?> ManyBars = new("--many-bars") { Description = "CSV of many more hourly bars, to run over as well." };

    private static readonly Option<int[]> Stored = new("--stored")
    {
        Description = "How many results the store holds before the start, for one row each.",
        DefaultValueFactory = _ => [100, 10_000, 200_000],
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        var command = new Command("growth", "Measures the system with more and more runners, workers, stored results and bars; the number of strategies is that of each runner.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars, ManyBars, Stored, CommonOptions.Seconds, CommonOptions.InBatches,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = new Report("system");
        foreach (var (name, setting) in Settings(parsed)) report.Add(name, await Measure(setting, parsed, cancellationToken));
        Console.WriteLine(report);
    }

    private static IEnumerable<(string Name, Setting Setting)> Settings(ParseResult parsed)
    {
        var all = Environment.ProcessorCount;
        var bars = parsed.GetRequiredValue(CommonOptions.Bars);
        foreach (var runners in new[] { 1, 2, 4 }) yield return ($"{runners} runners", new Setting(0, runners, bars));
        foreach (var workers in new[] { 1, 2 }) yield return ($"{workers} workers, {all / workers} runners each", new Setting(workers, all / workers, bars));
        foreach (var stored in parsed.GetRequiredValue(Stored)) yield return ($"{stored:N0} stored", new Setting(0, all, bars, stored));
        if (parsed.GetValue(ManyBars) is { } many) yield return ("many bars", new Setting(0, all, many));
    }

    private static async Task<IReadOnlyList<Figure>> Measure(Setting setting, ParseResult parsed, CancellationToken cancellationToken)
    {
        // So many for each runner: a process is slow until it has run some thousand, and all settings shall be equally warm.
        var strategies = parsed.GetRequiredValue(CommonOptions.Strategies) * setting.Runners * Math.Max(1, setting.Workers);
        using var supply = new StrategySupply(parsed.GetRequiredValue(CommonOptions.Seed));
        await using var system = await SystemUnderLoad.Start(setting, cancellationToken);
        var time = TimeSpan.FromSeconds(parsed.GetRequiredValue(CommonOptions.Seconds));
        var measures = new SystemMeasures(system, supply, time);
        var (fanOut, _) = await measures.FanOut(strategies, parsed.GetValue(CommonOptions.InBatches), cancellationToken);
        var ids = fanOut.Finished.Take(1_000).Select(backtest => backtest.Id).ToList();
        return
        [
            .. fanOut.Figures(),
            await measures.Accepts(cancellationToken),
            new("polls, 200", $"{await Polls.Run(system, ids, tagged: false, time, cancellationToken)}"),
            new("polls, 304", $"{await Polls.Run(system, ids, tagged: true, time, cancellationToken)}"),
        ];
    }
}
