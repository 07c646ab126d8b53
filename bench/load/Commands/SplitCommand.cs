using System.CommandLine;
using Sentinel.Load.Split;

namespace Sentinel.Load.Commands;

/// <summary><c>split</c>: where the CPU time of a strategy goes.</summary>
internal static class SplitCommand
{
    public static Command Create()
    {
        var command = new Command("split", "Takes strategies through every stage in one process and says where the CPU time goes.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var times = await SplitRun.Run(CommonOptions.Generate(parsed), parsed.GetRequiredValue(CommonOptions.Bars), cancellationToken);
            var report = new Report("stage");
            report.Add("CPU", times.Figures());
            Console.WriteLine(report);
        });
        return command;
    }
}
