using System.CommandLine;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Core.Storage;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Commands;

/// <summary>What an operator can tell Sentinel on the command line.</summary>
internal static class SentinelCommandLine
{
    // Longer than the host takes to stop, which otherwise would be cut off.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMinutes(1);

    /// <summary>Runs what the arguments say, without any of them the worker.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(string[] args)
    {
        var parsed = CreateRoot().Parse(args);
        var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop };
        try
        {
            var exitCode = await parsed.InvokeAsync(settings);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
        }
        catch (Exception exception) when (IsForOperator(exception))
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return exception is DataDirectoryTakenException ? ExitCode.Taken : ExitCode.Failed;
        }
    }

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand("Sentinel's worker; without a command it runs until it is stopped.")
        {
            PricesCommand.Create(),
            StatusCommand.Create(),
            InspectCommand.Create(),
            BacktestCommand.Create(),
            DoctorCommand.Create(),
            FaultsCommand.Create(),
            CommonOptions.Json,
        };
        root.SetAction((_, cancellationToken) => WorkerCommand.Run(cancellationToken));
        return root;
    }

    // Their messages name cause and remedy; a stack trace would bury them. Anything else is a bug and shows one.
    private static bool IsForOperator(Exception exception) => exception
        is FormatException or IOException or UnauthorizedAccessException or OptionsValidationException or OperationCanceledException
        or StoreException or DataDirectoryTakenException or NoPricesException or StrategyRunnerFaultException or KernelIsolationMissingException
        or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" };
}
