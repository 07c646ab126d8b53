using System.CommandLine;
using Sentinel.Load.Prices;

namespace Sentinel.Load.Commands;

/// <summary><c>prices</c>: how fast bars come into the store, and from there to a runner.</summary>
internal static class PricesCommand
{
    private static readonly Option<int> Bars = new("--bars") { Description = "Bars of the file that is imported.", DefaultValueFactory = _ => 500_000 };

    private static readonly Option<int> Series = new("--series")
    {
        Description = "Bars of a series that goes to a runner; ten years by default.",
        DefaultValueFactory = _ => 87_600,
    };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often a file is imported.", DefaultValueFactory = _ => 5 };

    private static readonly Option<int> Sendings = new("--sendings") { Description = "How many series go to the runner.", DefaultValueFactory = _ => 20 };

    public static Command Create()
    {
        var command = new Command("prices", "Imports a file of bars and hands series to a runner, both in processes of their own; least, median and most.")
        {
            Bars, Series, Rounds, Sendings, CommonOptions.Seed,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (bars, series, seed) = (parsed.GetRequiredValue(Bars), parsed.GetRequiredValue(Series), parsed.GetRequiredValue(CommonOptions.Seed));
        var report = new Report("bars");
        using (var import = new ImportRun(bars, seed))
            report.Add($"{bars:N0}", await import.Run(parsed.GetRequiredValue(Rounds), cancellationToken));
        report.Add($"{series:N0}", SeriesTravel.Run(series, parsed.GetRequiredValue(Sendings), seed));
        Console.WriteLine(report);
    }
}
