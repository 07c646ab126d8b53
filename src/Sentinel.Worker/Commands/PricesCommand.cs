using System.CommandLine;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices</c>: what is stored, and how to add to it.</summary>
internal static class PricesCommand
{
    public static Command Create() => new("prices", "Stored bars.")
    {
        PricesImportCommand.Create(),
        PricesStatusCommand.Create(),
    };
}
