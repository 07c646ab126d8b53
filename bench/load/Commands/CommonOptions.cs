using System.CommandLine;
using Sentinel.Load.Strategies;

namespace Sentinel.Load.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<int> Strategies { get; } = new("--strategies", "-n")
    {
        Description = "How many distinct strategies.",
        DefaultValueFactory = _ => 2_000,
    };

    public static Option<int> Seed { get; } = new("--seed") { Description = "Seed of the generated strategies.", DefaultValueFactory = _ => 1 };

    public static Option<FileInfo> Bars { get; } = new("--bars")
    {
        Description = "CSV of hourly bars to run them over; 2,160 made-up ones by default.",
        DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "bars.csv")),
    };

    public static Option<int> Processes { get; } = new("--runners")
    {
        Description = "Processes that run strategies.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Option<int[]> Workers { get; } = new("--workers")
    {
        Description = "Worker processes on a private RabbitMQ node, 0 for API and worker in one process; several numbers for several columns.",
        DefaultValueFactory = _ => [0, 1],
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<double> Seconds { get; } = new("--seconds")
    {
        Description = "How long each measurement of accepts, repeats and polls takes.",
        DefaultValueFactory = _ => 10,
    };

    public static Option<bool> InBatches { get; } = new("--batches") { Description = "Post the strategies in batches instead of one by one." };

    /// <summary>The strategies that the options ask for.</summary>
    public static List<GeneratedStrategy> Generate(ParseResult parsed) =>
        [.. GeneratedStrategies.OfSeed(parsed.GetRequiredValue(Seed)).Take(parsed.GetRequiredValue(Strategies))];
}
