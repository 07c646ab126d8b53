using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices export</c>: the stored bars in the format that <c>prices import</c> reads.</summary>
internal static class PricesExportCommand
{
    public static Command Create()
    {
        var symbol = CommonOptions.SymbolOption();
        var from = BacktestTerms.Moment("--from", "First moment, inclusive, UTC.");
        var to = BacktestTerms.Moment("--to", "Last moment, exclusive, UTC.");
        var command = new Command("export", "Write stored bars as CSV to standard output; hours without trades stay out.") { symbol, from, to };
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            async services =>
            {
                var stored = await services.GetRequiredService<IPriceStore>().Read(parsed.GetValue(symbol), cancellationToken);
                var bars = stored.Within(parsed.GetValue(from), parsed.GetValue(to));
                PriceCsv.Write(Console.Out, Enumerable.Range(0, bars.Count).Select(bars.BarAt));
                return bars.Count > 0 ? ExitCode.Ok : await Nothing(parsed.GetValue(symbol));
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> Nothing(Symbol symbol)
    {
        await Console.Error.WriteLineAsync($"No bars of {symbol} are stored there. prices status shows which are.");
        return ExitCode.Failed;
    }
}
