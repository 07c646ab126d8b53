using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices;
using Symbol = Sentinel.Core.Prices.Symbol;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices import FILE</c>: bars from a file, all or none.</summary>
internal static class PricesImportCommand
{
    private const string Source = "csv";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = $"CSV file with the header {PriceCsv.Header}." }.AcceptExistingOnly();
        var symbol = CommonOptions.SymbolOption();
        var skipBad = new Option<bool>("--skip-bad") { Description = "Import the possible bars of a file that has impossible ones." };

        var command = new Command("import", "Store the bars of a file; a repeated import changes nothing.") { file, symbol, skipBad };
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            static services => services.AddPricesOptions(),
            async services =>
            {
                var import = await Import(
                    services.GetRequiredService<IPriceStore>(),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(symbol),
                    parsed.GetValue(skipBad),
                    services.GetRequiredService<IOptions<PricesOptions>>().Value.JumpLimit,
                    cancellationToken);
                Write(import, parsed.GetValue(CommonOptions.Json));
                return import.Imported ? ExitCode.Ok : ExitCode.Failed;
            },
            cancellationToken));
        return command;
    }

    private static async Task<PriceImport> Import(
        IPriceStore prices, FileInfo file, Symbol symbol, bool skipBad, double jumpLimit, CancellationToken cancellationToken)
    {
        using var reader = file.OpenText();
        var content = PriceCsv.Read(reader);
        var imported = content.Bars.Count > 0 && (skipBad || content.Rejected.Count == 0);
        var changed = imported ? await prices.Upsert(symbol, Source, content.Bars, cancellationToken) : 0;
        var jumps = PriceJump.In([.. content.Bars.OrderBy(bar => bar.Time)], jumpLimit).ToArray();
        return new PriceImport(symbol, file.Name, imported, content.Bars.Count, changed, content.Rejected, jumps);
    }

    private static void Write(PriceImport import, bool json)
    {
        if (json)
        {
            CommandOutput.WriteJson(import);
            return;
        }

        foreach (var jump in import.Jumps)
            CommandOutput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandOutput.Time(jump.Time)} closes at {jump.Close} after {jump.Before}: look whether that is true."));
        foreach (var line in import.Rejected) CommandOutput.WriteLine($"line {line.Line}: {line.Reason}");
        CommandOutput.WriteLine(import switch
        {
            { Imported: true } => $"{import.Symbol}: {import.Bars} bars read, {import.Changed} new or changed, {import.Rejected.Count} lines skipped.",
            { Rejected.Count: > 0 } => $"{import.Rejected.Count} lines hold no possible bar, so nothing was imported. "
                + "Correct them, or import the rest with --skip-bad.",
            _ => "The file holds no bars, so nothing was imported.",
        });
    }
}
