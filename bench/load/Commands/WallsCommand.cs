using System.CommandLine;
using Sentinel.Load.Walls;

namespace Sentinel.Load.Commands;

/// <summary><c>walls</c>: what the source wall costs.</summary>
internal static class WallsCommand
{
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Rounds over all strategies.", DefaultValueFactory = _ => 11 };

    public static Command Create()
    {
        var command = new Command("walls", "Compiles strategies behind the source wall and without it, in pairs, and compares the CPU time.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, Rounds,
        };
        command.SetAction(parsed =>
        {
            var report = new Report("source wall");
            report.Add("compiling", new WallRun(CommonOptions.Generate(parsed)).Run(parsed.GetRequiredValue(Rounds)).Figures());
            Console.WriteLine(report);
        });
        return command;
    }
}
