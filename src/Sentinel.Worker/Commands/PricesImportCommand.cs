using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Prices;
using Sentinel.Core.Prices.Files;
using Sentinel.Worker.Prices;

namespace Sentinel.Worker.Commands;

/// <summary><c>prices import FILE</c>: bars from a file, all or none.</summary>
internal static class PricesImportCommand
{
    private const string Source = "csv";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV or JSON of hourly bars, perhaps packed as gzip or zip." }.AcceptExistingOnly();
        var terms = new ImportTerms();
        var skipBad = new Option<bool>("--skip-bad") { Description = "Import the possible bars of a file that has impossible ones." };
        var force = new Option<bool>("--force") { Description = "Import also what is taken for a mistake, where that can be meant." };

        var command = new Command("import", "Store the bars of a file; a repeated import changes nothing.") { file };
        terms.AddTo(command);
        command.Add(skipBad);
        command.Add(force);
        command.SetAction((parsed, cancellationToken) => CommandHost.Run(
            static services => services.AddPricesOptions(),
            async services =>
            {
                var json = parsed.GetValue(CommonOptions.Json);
                var import = await Examine(services, parsed.GetRequiredValue(file), terms.Read(parsed), cancellationToken);
                if (!json) WriteFound(import.Found);

                var isMeant = import.Found.Objections.All(objection => objection.MayBeForced && parsed.GetValue(force));
                var isStored = isMeant && import.Bars.Count > 0 && (parsed.GetValue(skipBad) || import.Found.Rejected.Count == 0);
                var changed = isStored
                    ? await services.GetRequiredService<IPriceStore>().Upsert(import.Found.Symbol, Source, import.Bars, cancellationToken)
                    : 0;
                var done = import.Found with { Imported = isStored, Changed = changed };
                if (json) CommandOutput.WriteJson(done);
                else WriteDone(done, isMeant);
                return isStored ? ExitCode.Ok : ExitCode.Failed;
            },
            cancellationToken));
        return command;
    }

    private static async Task<(PriceImport Found, IReadOnlyList<Bar> Bars)> Examine(
        IServiceProvider services, FileInfo file, PriceFileTerms terms, CancellationToken cancellationToken)
    {
        using var stream = file.OpenRead();
        var content = PriceFile.Read(stream, terms);
        var stored = await services.GetRequiredService<IPriceStore>().Read(terms.Symbol, cancellationToken);
        var jumpLimit = services.GetRequiredService<IOptions<PricesOptions>>().Value.JumpLimit;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return (
            new PriceImport(
                terms.Symbol,
                file.Name,
                Imported: false,
                content.Recognised,
                content.Remark,
                content.Bars.Count,
                content.Bars.Count > 0 ? content.Bars[0].Time : null,
                content.Bars.Count > 0 ? content.Bars[^1].Time : null,
                content.Repeated,
                Changed: 0,
                RejectedLines.Of(content.Rejected),
                [.. PriceJump.In(content.Bars, jumpLimit)],
                PriceImportCheck.Of(content, terms.Symbol, stored, jumpLimit, now)),
            content.Bars);
    }

    private static void WriteFound(PriceImport import)
    {
        CommandOutput.WriteLine($"{import.File}: {import.Recognised}");
        if (import.Bars > 0) CommandOutput.WriteLine($"{Counted(import.Bars, "bar")} from {CommandOutput.Time(import.First)} to {CommandOutput.Time(import.Last)}.");
        if (import.Remark is { } remark) CommandOutput.WriteLine(remark);
        if (import.Repeated > 0) CommandOutput.WriteLine($"{Counted(import.Repeated, "line")} said again what another says.");
        foreach (var jump in import.Jumps)
            CommandOutput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{CommandOutput.Time(jump.Time)} closes at {jump.Close} after {jump.Before}: look whether that is true."));
        foreach (var lines in import.Rejected) CommandOutput.WriteLine(lines.ToString());
        foreach (var objection in import.Objections) CommandOutput.WriteLine(objection.Message);
    }

    private static void WriteDone(PriceImport import, bool isMeant)
    {
        var skipped = import.Rejected.Sum(lines => lines.Count);
        CommandOutput.WriteLine(import switch
        {
            { Imported: true } => $"{import.Symbol}: {Counted(import.Bars, "bar")} read, {import.Changed} new or changed, {Counted(skipped, "line")} skipped.",
            _ when !isMeant => "Nothing was imported.",
            { Bars: 0, Rejected.Count: > 0 } => "No line holds a possible bar, so nothing was imported.",
            { Bars: 0 } => "The file holds no bars, so nothing was imported.",
            _ => $"{Counted(skipped, "line")} {(skipped == 1 ? "holds" : "hold")} no possible bar, so nothing was imported. Correct {(skipped == 1 ? "it" : "them")}, or import the rest with --skip-bad.",
        });
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
