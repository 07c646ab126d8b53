using System.CommandLine;
using Sentinel.Load.Floor;

namespace Sentinel.Load.Commands;

/// <summary><c>floor</c>: the best that the machine could do.</summary>
internal static class FloorCommand
{
    public static Command Create()
    {
        var command = new Command("floor", "Compiles, loads and runs strategies in bare processes, with no wall, queue or store.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars, CommonOptions.Processes,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var floor = await FloorRun.Run(
                CommonOptions.Generate(parsed), parsed.GetRequiredValue(CommonOptions.Bars), parsed.GetRequiredValue(CommonOptions.Processes), cancellationToken);
            var report = new Report("floor");
            report.Add("", floor.Figures());
            Console.WriteLine(report);
        });
        return command;
    }
}
