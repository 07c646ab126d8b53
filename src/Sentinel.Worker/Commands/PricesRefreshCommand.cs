using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Worker.Prices;
using Sentinel.Worker.Prices.Sources;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices refresh</c>: fetches what is new, without a worker.</summary>
internal static class PricesRefreshCommand
{
    public static Command Create()
    {
        var symbols = new Argument<string[]>("SYMBOL") { Description = "Traded pairs. Default those that are followed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("refresh", "Fetch bars from the last stored one on, and ask again for missing hours; the exit code is 3 when bars are still behind.") { symbols };
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            static services => services.AddPriceSources(),
            async services =>
            {
                var given = parsed.GetValue(symbols) ?? [];
                var wanted = given.Length > 0 ? [.. given.Select(Symbol.Parse)] : services.GetRequiredService<IOptions<PricesOptions>>().Value.Followed;
                return await Refresh(services.GetRequiredService<PriceRefresh>(), wanted, parsed.GetValue(CommonOptions.Json), cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> Refresh(PriceRefresh refresh, IReadOnlyList<Symbol> symbols, bool json, CancellationToken cancellationToken)
    {
        var exitCode = ExitCode.Ok;
        foreach (var symbol in symbols)
        {
            try
            {
                var outcome = await refresh.Run(symbol, cancellationToken);
                Write(symbol, outcome, json);
                if (outcome is { BarsBehind: > 0 } && exitCode == ExitCode.Ok) exitCode = ExitCode.Behind;
            }
            catch (PriceSourceException exception)
            {
                await Console.Error.WriteLineAsync($"{symbol}: {exception.Message}");
                exitCode = ExitCode.Failed;
            }
        }

        return exitCode;
    }

    private static void Write(Symbol symbol, PriceRefreshOutcome? outcome, bool json)
    {
        if (outcome is null)
        {
            CommandOutput.WriteLine($"{symbol}: another process is refreshing these prices. If it was killed, try again in a minute.");
            return;
        }

        if (json)
        {
            CommandOutput.WriteJson(outcome);
            return;
        }

        var refreshed = outcome.Refreshed;
        CommandOutput.WriteLine($"{symbol}: {refreshed.StoredBars} bars new or changed from {refreshed.Source}, the last of {CommandOutput.Time(refreshed.LastBar)}.");
        if (outcome.HoursFound > 0) CommandOutput.WriteLine($"{symbol}: {outcome.HoursFound} missing hours found.");
        if (outcome.Warning is { } warning) CommandOutput.WriteLine($"{symbol}: {warning}");
    }
}
