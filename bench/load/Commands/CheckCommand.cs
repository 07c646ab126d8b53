using System.CommandLine;
using Sentinel.Load.Strategies;

namespace Sentinel.Load.Commands;

/// <summary><c>check</c>: are the strategies fit to be measured with?</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Compiles and runs generated strategies, counts their shapes, and fails where they are not fit to be measured with.")
        {
            CommonOptions.Strategies, CommonOptions.Seed, CommonOptions.Bars,
        };
        command.SetAction(parsed =>
            StrategyCheck.Run(CommonOptions.Generate(parsed), BarFile.Read(parsed.GetRequiredValue(CommonOptions.Bars).FullName)) ? 0 : 1);
        return command;
    }
}
