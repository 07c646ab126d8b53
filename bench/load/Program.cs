using System.CommandLine;
using System.Globalization;
using Sentinel.Load.Commands;
using Sentinel.Load.Floor;

if (args is [FloorRun.Command, var units, var bars, var first, var step])
{
    BareLoop.Run(units, bars, int.Parse(first, CultureInfo.InvariantCulture), int.Parse(step, CultureInfo.InvariantCulture));
    return 0;
}

var command = new RootCommand("Measures Sentinel under load, beside what the machine could do at best.")
{
    CheckCommand.Create(), FloorCommand.Create(),
};
return await command.Parse(args).InvokeAsync();
