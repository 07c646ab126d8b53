using System.CommandLine;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices</c>: what is stored, how to add to it and how to take it out.</summary>
internal static class PricesCommand
{
    public static Command Create() => new("prices", "Stored bars.")
    {
        PricesImportCommand.Create(),
        PricesStatusCommand.Create(),
        PricesRefreshCommand.Create(),
        PricesExportCommand.Create(),
        PricesDeleteCommand.Create(),
    };
}
