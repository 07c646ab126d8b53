using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Prices;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices delete</c>: takes bars out that should not be there.</summary>
internal static class PricesDeleteCommand
{
    public static Command Create()
    {
        var symbol = CommonOptions.SymbolOption();
        var from = BacktestTerms.Moment("--from", "First moment, inclusive, UTC.");
        var to = BacktestTerms.Moment("--to", "Last moment, exclusive, UTC.");
        var all = new Option<bool>("--all") { Description = "All bars of the pair." };
        var command = new Command("delete", "Take stored bars out; what a source has of those hours is fetched again.") { symbol, from, to, all };
        command.Validators.Add(given =>
        {
            // An option without its value throws when it is asked for it.
            var ends = new[] { from, to }.Count(option => given.GetResult(option) is not null);
            var isAll = given.GetResult(all) is { Implicit: false };
            if (given.GetResult(symbol) is not { Implicit: false }) given.AddError("Say whose bars are meant: --symbol.");
            if (ends != (isAll ? 0 : 2)) given.AddError("Say which bars are meant: --from and --to, or --all.");
        });
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            async services =>
            {
                var who = $"{Environment.UserName} on {Environment.MachineName}";
                var deletion = await services.GetRequiredService<IPriceHistory>().Delete(
                    parsed.GetValue(symbol),
                    parsed.GetValue(from) ?? DateTimeOffset.UnixEpoch,
                    parsed.GetValue(to) ?? DateTimeOffset.MaxValue,
                    who,
                    cancellationToken);
                return Write(parsed.GetValue(symbol), deletion, parsed.GetValue(CommonOptions.Json));
            },
            cancellationToken));
        return command;
    }

    private static int Write(Symbol symbol, BarDeletion? deletion, bool json)
    {
        if (json) CommandOutput.WriteJson(deletion);
        else CommandOutput.WriteLine(deletion is not null ? Describe(deletion) : $"No bars of {symbol} are stored there, so none were taken out. prices status shows which are.");
        return deletion is null ? ExitCode.Failed : ExitCode.Ok;
    }

    /// <summary>What was taken out, as a sentence.</summary>
    public static string Describe(BarDeletion deletion) =>
        $"{deletion.Symbol}: {deletion.Bars} bar{(deletion.Bars == 1 ? "" : "s")} from {CommandOutput.Time(deletion.First)} to {CommandOutput.Time(deletion.Last)} taken out at {CommandOutput.Time(deletion.DeletedAt)} by {deletion.DeletedBy}.";
}
