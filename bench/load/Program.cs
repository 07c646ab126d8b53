using System.CommandLine;
using System.Globalization;
using Sentinel.Load.Commands;
using Sentinel.Load.Floor;
using Sentinel.Load.Split;

if (args is [FloorRun.Command, var units, var bars, var first, var step, .. var mode])
{
    BareLoop.Run(units, bars, int.Parse(first, CultureInfo.InvariantCulture), int.Parse(step, CultureInfo.InvariantCulture), mode is [BareLoop.Endless]);
    return 0;
}

if (args is [SplitRun.Command, var codes, var prices])
{
    await StageLoop.Run(codes, prices);
    return 0;
}

var command = new RootCommand("Measures Sentinel under load, beside what the machine could do at best.")
{
    RunCommand.Create(), RatioCommand.Create(), GrowthCommand.Create(), FloorCommand.Create(), SplitCommand.Create(), TurnsCommand.Create(), WallsCommand.Create(),
    PricesCommand.Create(), CheckCommand.Create(), ColdCommand.Create(),
};
return await command.Parse(args).InvokeAsync();
