using System.CommandLine;
using Sentinel.Load.Cold;
using Sentinel.Load.Floor;
using Sentinel.Load.Prices;
using Sentinel.Load.Systems;
using Sentinel.TestKit;

namespace Sentinel.Load.Commands;

/// <summary><c>cold</c>: what the first strategies after a start take, which is what most users see.</summary>
internal static class ColdCommand
{
    private const int MostForStandIn = 1_000; // it does not get any warmer

    private static readonly Option<int> LongBars = new("--long-bars")
    {
        Description = "Made-up bars to run over as well; 0 for none.",
        DefaultValueFactory = _ => 35_040,
    };

    private static readonly Option<string> Python = new("--python")
    {
        Description = "An interpreter that has pandas, fastapi and uvicorn, for the stand-in of the Python design.",
        DefaultValueFactory = _ => "python3",
    };

    private static readonly Option<bool> Alone = new("--alone") { Description = "Measure the system alone, without floor and stand-in." };

    public static Command Create()
    {
        var command = new Command("cold", "Measures the first strategies after a start, stretch by stretch, beside the floor and the stand-in of the Python design.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars, LongBars, CommonOptions.Processes, CommonOptions.Workers, CommonOptions.InBatches, Python, Alone,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var programs = SentinelProcess.ArePublished ? "compiled ahead" : "plain build";
        var report = new Report($"{programs}, {parsed.GetRequiredValue(CommonOptions.Processes)} runners");
        using var folder = new TempFolder();
        await Measure(parsed.GetRequiredValue(CommonOptions.Bars), parsed, report, cancellationToken);
        if (parsed.GetRequiredValue(LongBars) is > 0 and var count)
            await Measure(MadeUpBars.Write(folder, count, parsed.GetRequiredValue(CommonOptions.Seed)), parsed, report, cancellationToken);
        Console.WriteLine(report);
    }

    private static async Task Measure(FileInfo bars, ParseResult parsed, Report report, CancellationToken cancellationToken)
    {
        var over = $"{BarFile.Read(bars.FullName).Count:N0} bars";
        var strategies = CommonOptions.Generate(parsed);
        var processes = parsed.GetRequiredValue(CommonOptions.Processes);
        var systems = new Dictionary<string, ColdSystem>();
        foreach (var workers in parsed.GetRequiredValue(CommonOptions.Workers))
        {
            var setting = new Setting(workers, processes, bars);
            var system = await ColdSystem.Run(setting, strategies, parsed.GetValue(CommonOptions.InBatches), cancellationToken);
            report.Add($"{setting}, {over}", system.Figures());
            systems.Add($"{setting}, {over}", system);
        }

        if (parsed.GetValue(Alone)) return;

        Beside("floor", await FloorRun.Loops(strategies, bars, processes, cancellationToken));
        var standIn = await StandIn.Run(parsed.GetRequiredValue(Python), bars, Math.Min(strategies.Count, MostForStandIn), cancellationToken);
        if (standIn is not null) Beside("stand-in", [standIn]);

        void Beside(string name, IReadOnlyList<LoopMarks> loops)
        {
            var use = ColdLoop.Of(loops);
            report.Add(
                $"{name}, {over}",
                [new("start until ready: CPU", Text.Seconds(ColdLoop.Start(loops))), .. use.CpuFigures("CPU of one"), .. use.RateFigures()]);
            foreach (var (system, cold) in systems)
                report.Add(system, new Figure($"CPU of the {name} over this one's, {use.FirstName}", Text.Number(use.CpuOfOneOfTheFirst / cold.Use.CpuOfOneOfTheFirst)));
        }
    }
}
