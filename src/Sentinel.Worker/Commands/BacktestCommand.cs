using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Commands;

/// <summary><c>backtest FILE...</c>: the whole pipeline over files, without Api or broker; nothing is stored.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Files of strategy code.",
            Arity = ArgumentArity.OneOrMore,
        }.AcceptExistingOnly();
        var terms = new BacktestTerms();

        var command = new Command("backtest", "Run strategies from files and show how they do.") { files };
        terms.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            BacktestRequest[] requests = [.. parsed.GetRequiredValue(files).Select(file => terms.Read(parsed, file))];
            return CommandHost.Run(
                static services => services.AddBacktestPipeline().AddSandbox(),
                async services =>
                {
                    var results = await RunAll(services, requests, cancellationToken);
                    Write(results, parsed.GetValue(CommonOptions.Json));
                    return results.All(result => result.Outcome.ReasonCode is null) ? ExitCode.Ok : ExitCode.Failed;
                },
                cancellationToken);
        });
        return command;
    }

    private static async Task<FileResult[]> RunAll(
        IServiceProvider services, BacktestRequest[] requests, CancellationToken cancellationToken)
    {
        var pipeline = services.GetRequiredService<BacktestPipeline>();
        var results = new FileResult[requests.Length];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = services.GetRequiredService<IOptions<SandboxOptions>>().Value.Runners,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(0, requests.Length, parallel, async (i, stop) =>
            results[i] = new FileResult(requests[i].Name!, await pipeline.Run(requests[i], stop)));
        return results;
    }

    private static void Write(FileResult[] results, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(results);
            return;
        }

        CommandOutput.WriteTable(["file", "verdict", "return", "sharpe", "drawdown", "trades", "reason"], results.Select(Row));
        foreach (var result in results)
        {
            foreach (var error in result.Outcome.Errors)
                CommandOutput.WriteLine($"{result.File}({error.Line},{error.Column}): {string.Join(' ', error.Code, error.Message, error.Hint).Trim()}");
        }
    }

    private static string?[] Row(FileResult result) =>
    [
        result.File,
        SnakeCase.Of(result.Outcome.Verdict),
        CommandOutput.Percent(result.Outcome.Performance?.TotalReturn),
        CommandOutput.Number(result.Outcome.Performance?.Sharpe),
        CommandOutput.Percent(result.Outcome.Performance?.MaxDrawdown),
        CommandOutput.Count(result.Outcome.Performance?.Trades),
        SnakeCase.Of(result.Outcome.ReasonCode) ?? result.Outcome.Message,
    ];

    private sealed record FileResult(string File, BacktestOutcome Outcome);
}
