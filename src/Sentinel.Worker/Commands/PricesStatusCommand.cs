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
                var (history, now) = (services.GetRequiredService<IPriceHistory>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
                var status = new List<PriceStatus>();
                foreach (var stored in await services.GetRequiredService<IPriceStore>().List(cancellationToken))
                    status.Add(await PriceStatus.Of(stored, history, now, cancellationToken));
                Write(status, parsed.GetValue(CommonOptions.Json));
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static void Write(List<PriceStatus> stored, bool json)
    {
        if (json) CommandOutput.WriteJson(stored);
        else if (stored.Count == 0) CommandOutput.WriteLine("No bars are stored. Import a file: prices import FILE.csv");
        else
        {
            CommandOutput.WriteTable(
                ["symbol", "source", "first bar", "last bar", "bars", "missing hours", "behind", "revisions", "history asked from"],
                stored.Select(symbol => new[]
                {
                    symbol.Symbol.ToString(),
                    symbol.Source,
                    CommandOutput.Time(symbol.First),
                    CommandOutput.Time(symbol.Last),
                    CommandOutput.Count(symbol.Bars),
                    CommandOutput.Count(symbol.MissingHours),
                    CommandOutput.Count(symbol.BarsBehind),
                    CommandOutput.Count(symbol.Revisions),
                    CommandOutput.Time(symbol.HistoryFrom) + (symbol.HistoryExhausted ? " (nothing older)" : ""),
                }));
            foreach (var deletion in stored.SelectMany(symbol => symbol.Deletions)) CommandOutput.WriteLine(PricesDeleteCommand.Describe(deletion));
        }
    }
}
