using System.CommandLine;
using Sentinel.Load.Floor;
using Sentinel.Load.Measures;
using Sentinel.Load.Strategies;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Commands;

/// <summary><c>ratio</c>: floor and system by turns, a few seconds each, so that the moods of the machine meet both.</summary>
internal static class RatioCommand
{
    private static readonly TimeSpan FloorSlice = TimeSpan.FromSeconds(12);

    private static readonly Option<int> SliceOption = new("--slice")
    {
        Description = "Strategies that the system runs before it is the floor's turn again.",
        DefaultValueFactory = _ => 4_000,
    };

    public static Command Create()
    {
        var command = new Command("ratio", "Lets the floor and the whole system run by turns, and compares each slice of the system with the floor just before and after it.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars, CommonOptions.Processes, CommonOptions.Workers, SliceOption,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        foreach (var workers in parsed.GetRequiredValue(CommonOptions.Workers))
        {
            var setting = new Setting(workers, parsed.GetRequiredValue(CommonOptions.Processes), parsed.GetRequiredValue(CommonOptions.Bars));
            var slices = await Slices(setting, parsed, cancellationToken);
            Console.WriteLine(slices.Report($"{setting}, {setting.Runners} runners"));
        }
    }

    private static async Task<RatioResult> Slices(Setting setting, ParseResult parsed, CancellationToken cancellationToken)
    {
        var strategies = CommonOptions.Generate(parsed);
        using var supply = new StrategySupply(parsed.GetRequiredValue(CommonOptions.Seed));
        using var floor = new FloorInSlices(strategies, setting.Bars, setting.Runners);
        await using var system = await SystemUnderLoad.Start(setting, cancellationToken);
        var fanOuts = new List<SystemSlice>();
        await floor.RunFor(FloorSlice, cancellationToken);
        foreach (var slice in strategies.Chunk(parsed.GetRequiredValue(SliceOption)))
        {
            var posts = supply.Take(slice.Length).Select(strategy => strategy.Code).Chunk(BatchAccept.Items).Select(FanOutPost.OfMany).ToList();
            fanOuts.Add(await SystemSlice.Run(system, posts, cancellationToken));
            await floor.RunFor(FloorSlice, cancellationToken);
        }

        return new RatioResult(await floor.End(cancellationToken), fanOuts);
    }
}
