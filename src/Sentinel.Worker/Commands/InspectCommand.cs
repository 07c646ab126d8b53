using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Backtests;
using Sentinel.Core.Verdicts;

namespace Sentinel.Worker.Commands;

/// <summary><c>inspect</c>: the latest backtests.</summary>
internal static class InspectCommand
{
    private const int DefaultLast = 20;

    public static Command Create()
    {
        var last = new Option<int>("--last")
        {
            Description = $"How many, 1 to {BacktestQuery.MaxLimit}.",
            DefaultValueFactory = static _ => DefaultLast,
            CustomParser = static given =>
            {
                if (int.TryParse(CommonOptions.Text(given), CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= BacktestQuery.MaxLimit)
                    return number;

                given.AddError($"--last: '{CommonOptions.Text(given)}' is not a number from 1 to {BacktestQuery.MaxLimit}.");
                return 0;
            },
        };
        var verdict = new Option<string>("--verdict") { Description = "Only those of this verdict." };
        verdict.AcceptOnlyFromAmong([.. SnakeCase.All<Verdict>()]);

        var command = new Command("inspect", "Show the latest backtests, newest first.") { last, verdict };
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            async services =>
            {
                var query = new BacktestQuery
                {
                    Limit = parsed.GetValue(last),
                    Verdict = SnakeCase.TryParse<Verdict>(parsed.GetValue(verdict), out var wanted) ? wanted : null,
                };
                var found = await services.GetRequiredService<IBacktestStore>().List(query, cancellationToken);
                Write(found, parsed.GetValue(CommonOptions.Json));
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static void Write(IReadOnlyList<BacktestSummary> backtests, bool json)
    {
        if (json) CommandOutput.WriteJson(backtests);
        else if (backtests.Count == 0) CommandOutput.WriteLine("No such backtest is stored.");
        else
        {
            CommandOutput.WriteTable(
                ["id", "created", "status", "verdict", "return", "sharpe", "drawdown", "trades", "symbol", "data", "reason", "name"],
                backtests.Select(Row));
        }
    }

    private static string?[] Row(BacktestSummary backtest) =>
    [
        backtest.Id.ToString(),
        CommandOutput.Time(backtest.CreatedAt),
        SnakeCase.Of(backtest.Status),
        SnakeCase.Of(backtest.Verdict),
        CommandOutput.Percent(backtest.TotalReturn),
        CommandOutput.Number(backtest.Sharpe),
        CommandOutput.Percent(backtest.MaxDrawdown),
        CommandOutput.Count(backtest.Trades),
        backtest.Symbol,
        backtest.DataSource,
        SnakeCase.Of(backtest.ReasonCode),
        backtest.Name,
    ];
}
