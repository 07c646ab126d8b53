using System.CommandLine;
using Sentinel.Load;

var strategies = new Option<int>("--strategies") { Description = "How many distinct strategies to post.", DefaultValueFactory = _ => 2_000 };
var bars = new Option<FileInfo>("--bars")
{
    Description = "CSV of hourly bars to run them over.",
    DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "bars.csv")),
};
var workers = new Option<int>("--workers")
{
    Description = "Worker processes on a private RabbitMQ node; 0 runs API and worker in one process.",
    DefaultValueFactory = _ => 0,
};
var runners = new Option<int>("--runners")
{
    Description = "Runner processes of each worker.",
    DefaultValueFactory = _ => Environment.ProcessorCount,
};
var seed = new Option<int>("--seed") { Description = "Seed of the generated strategies.", DefaultValueFactory = _ => 1 };

var command = new RootCommand("Posts distinct strategies, waits for all of them, prints rate, CPU time, memory and latency.")
{
    strategies, bars, workers, runners, seed,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    await using var system = await SystemUnderLoad.Start(
        parsed.GetRequiredValue(bars), parsed.GetRequiredValue(workers), parsed.GetRequiredValue(runners), cancellationToken);
    var run = new LoadRun(system, parsed.GetRequiredValue(strategies), parsed.GetRequiredValue(seed));
    Console.WriteLine(await run.Run(cancellationToken));
});
return await command.Parse(args).InvokeAsync();
