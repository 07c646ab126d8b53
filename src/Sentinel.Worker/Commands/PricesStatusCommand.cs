using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices status</c>: which bars are stored.</summary>
internal static class PricesStatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Show which bars are stored.");
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            async services =>
            {
                var stored = await services.GetRequiredService<IPriceStore>().List(cancellationToken);
                Write(stored, parsed.GetValue(CommonOptions.Json));
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static void Write(IReadOnlyList<PriceCoverage> stored, bool json)
    {
        if (json) CommandOutput.WriteJson(stored);
        else if (stored.Count == 0) CommandOutput.WriteLine("No bars are stored. Import a file: prices import FILE.csv");
        else
        {
            CommandOutput.WriteTable(
                ["symbol", "source", "first bar", "last bar", "bars", "missing hours"],
                stored.Select(symbol => new[]
                {
                    symbol.Symbol.ToString(),
                    symbol.Source,
                    CommandOutput.Time(symbol.First),
                    CommandOutput.Time(symbol.Last),
                    CommandOutput.Count(symbol.Bars),
                    CommandOutput.Count(symbol.MissingHours),
                }));
        }
    }
}
