using System.CommandLine;
using Sentinel.Load.Measures;
using Sentinel.Load.Strategies;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Commands;

/// <summary><c>turns</c>: what a single caller waits while somebody's fan-out drains.</summary>
internal static class TurnsCommand
{
    private const int IdleSingles = 200; // which warm the system up as well
    private const int MostSingles = 2_000;

    public static Command Create()
    {
        var command = new Command("turns", "Posts batches, and single strategies one after the other while they drain; says how long those took.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars, CommonOptions.Processes, CommonOptions.Workers,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var report = new Report($"{parsed.GetRequiredValue(CommonOptions.Strategies):N0} in batches of {BatchAccept.Items:N0}");
        foreach (var workers in parsed.GetRequiredValue(CommonOptions.Workers))
        {
            using var supply = new StrategySupply(parsed.GetRequiredValue(CommonOptions.Seed));
            var setting = new Setting(workers, parsed.GetRequiredValue(CommonOptions.Processes), parsed.GetRequiredValue(CommonOptions.Bars));
            await using var system = await SystemUnderLoad.Start(setting, cancellationToken);
            var codes = supply.Take(parsed.GetRequiredValue(CommonOptions.Strategies)).Select(strategy => strategy.Code);
            var batches = codes.Chunk(BatchAccept.Items).Select(FanOutPost.OfMany).ToList();
            var singles = supply.Take(MostSingles).Select(strategy => LoadClient.BodyOf(strategy.Code)).ToList();
            var idle = await SingleJobs.OnIdleSystem(system, [.. supply.Take(IdleSingles).Select(strategy => LoadClient.BodyOf(strategy.Code))], cancellationToken);
            report.Add($"{setting}", new Figure("a single job before, idle", $"{idle}"));
            report.Add($"{setting}", await Turns.Run(system, batches, singles, cancellationToken));
        }

        Console.WriteLine(report);
    }
}
