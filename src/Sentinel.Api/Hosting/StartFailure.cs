using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Sentinel.Core.Operations;
using Sentinel.Core.Storage;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Api.Hosting;

/// <summary>Why the service cannot start, where the operator can put it right.</summary>
internal static class StartFailure
{
    /// <summary>What the shell is told when the data directory belongs to another process.</summary>
    private const int Taken = 4;

    /// <summary>What the shell is told of a start that failed for that reason: 4 when the data directory belongs to another process, else 1.</summary>
    public static int ExitCode(Exception fault) => fault is DataDirectoryTakenException ? Taken : 1;

    /// <summary>Cause and remedy in one line; null when the cause is none that an operator could know.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        StoreException or DataDirectoryTakenException or OptionsValidationException or FormatException
            or StrategyRunnerFaultException or KernelIsolationMissingException => fault.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{fault.Message} Stop the other process, or choose another address with --urls http://127.0.0.1:5081.",
        SocketException => $"Its address cannot be listened on: {fault.Message}. Is it this machine's, and may this user have its port? Choose another with --urls http://127.0.0.1:5081.",
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => fault.Message,
        _ => null,
    };
}
